package org.imprimatur.article.image;

import java.util.Optional;

/** Knows how large stored images are, so that a page can keep their place free while they load. */
@FunctionalInterface
public interface ImageSizes {

    Optional<Size> of(String sha256);

    /** In pixels. */
    record Size(int width, int height) {}
}
