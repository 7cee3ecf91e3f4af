/** Pictures of articles: kept by hash, stripped of what they tell about whoever took them. */
@NamedInterface("image")
@NullMarked
package org.imprimatur.article.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
