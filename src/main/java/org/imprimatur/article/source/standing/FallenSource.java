package org.imprimatur.article.source.standing;

import org.imprimatur.article.source.retraction.Retraction;

/**
 * A source of a text that the list of retractions names.
 *
 * @param position in the text's list of sources, from 0
 * @param key   what the text cites it by
 * @param title as the text's own list has it, or as the list of retractions has it
 */
public record FallenSource(int position, String key, String title, Retraction retraction) {}
