package org.imprimatur.publication;

import org.imprimatur.article.Article;

/** A signed text is what readers see from now on. */
public record WentLive(Article article) {}
