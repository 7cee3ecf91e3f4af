package org.imprimatur.site;

import java.time.Duration;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.people.People;
import org.imprimatur.people.Portrait;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.publication.Editions;
import org.imprimatur.publication.LiveTexts;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The images of live texts, and no others, and the portraits of people. */
@Controller
class ImagesController {

    private final Editions editions;
    private final Images images;
    private final People people;

    ImagesController(Editions editions, Images images, People people) {
        this.editions = editions;
        this.images = images;
        this.people = people;
    }

    /** The signed text names its images by their hash, so a picture that no longer has it is not the signed one. */
    @GetMapping("/images/{sha256}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ResponseEntity<byte[]> image(@PathVariable String sha256) {
        if (!editions.show(sha256)) {
            throw new LiveTexts.NotPublished();
        }
        RasterImage image = images.find(sha256).orElseThrow(LiveTexts.NotPublished::new);
        if (!image.isIntact()) {
            throw new LiveTexts.NotPublished();
        }
        return forGood(sha256, image.mediaType(), image.bytes());
    }

    @GetMapping("/portraits/{sha256}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ResponseEntity<byte[]> portrait(@PathVariable String sha256) {
        Portrait portrait = people.portrait(sha256).orElseThrow(LiveTexts.NotPublished::new);
        return forGood(sha256, portrait.mediaType(), portrait.bytes());
    }

    /** The address is the hash of what it leads to, so it may be kept for good. */
    private static ResponseEntity<byte[]> forGood(String sha256, String mediaType, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .eTag(sha256)
                .body(bytes);
    }
}
