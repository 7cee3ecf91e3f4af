package org.imprimatur.audit.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.imprimatur.audit.SealKeys;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The public halves of the newsroom's keys, for whoever checks its seals. */
@Controller
class SealKeyController {

    private final SealKeys keys;
    private final Messages messages;

    SealKeyController(SealKeys keys, Messages messages) {
        this.keys = keys;
        this.messages = messages;
    }

    /** Newest first: as a vkey, as openssl reads it, and in the note that says which key it took over from. */
    @GetMapping("/.well-known/imprimatur-key")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ResponseEntity<String> key() {
        List<SealKeys.Known> all = new ArrayList<>(keys.all());
        Collections.reverse(all);
        StringBuilder text = new StringBuilder();
        for (SealKeys.Known known : all) {
            text.append(known.key())
                    .append("\n\n")
                    .append(known.key().pem())
                    .append('\n')
                    .append(known.note())
                    .append('\n');
        }
        return ResponseEntity.status(all.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.OK)
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(all.isEmpty() ? messages.say("seals.key.public.none") + "\n" : text.toString());
    }
}
