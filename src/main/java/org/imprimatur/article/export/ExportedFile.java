package org.imprimatur.article.export;

/**
 * A file made from a revision.
 *
 * @param name      ASCII, with the ending that belongs to its kind
 * @param mediaType as in a Content-Type header
 */
public record ExportedFile(String name, String mediaType, byte[] bytes) {}
