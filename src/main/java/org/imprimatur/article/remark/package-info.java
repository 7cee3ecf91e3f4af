/** What people wrote beside a text in the file it came from, kept with the revision that was made of the file. */
@NullMarked
package org.imprimatur.article.remark;

import org.jspecify.annotations.NullMarked;
