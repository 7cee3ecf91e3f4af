package org.imprimatur.publication;

import java.time.Duration;
import org.imprimatur.article.Images;
import org.imprimatur.article.Picture;
import org.imprimatur.people.Admits;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The images of live texts, and no others. */
@Controller
class ImagesController {

    private final Editions editions;
    private final Images images;

    ImagesController(Editions editions, Images images) {
        this.editions = editions;
        this.images = images;
    }

    /** The signed text names its images by their hash, so a picture that no longer has it is not the signed one. */
    @GetMapping("/images/{sha256}")
    @Admits(Admits.Who.EVERYBODY)
    ResponseEntity<byte[]> image(@PathVariable String sha256) {
        if (!editions.show(sha256)) {
            throw new NotPublished();
        }
        Picture picture = images.find(sha256).orElseThrow(NotPublished::new);
        boolean intact = Picture.of(picture.bytes())
                .filter(stored -> stored.sha256().equals(sha256))
                .isPresent();
        if (!intact) {
            throw new NotPublished();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .eTag(sha256)
                .body(picture.bytes());
    }
}
