/** What a source is worth to a text that rests on it: its tier, its age, its share of all sources, and whether it fell. */
@NamedInterface("standing")
@NullMarked
package org.imprimatur.article.source.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
