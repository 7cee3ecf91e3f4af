/** The desk's pages about topics, about where an article is filed, and about a revision's text and pictures. */
@NullMarked
package org.imprimatur.article.web;

import org.jspecify.annotations.NullMarked;
