package org.imprimatur.standards;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.platform.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The public texts as they come with the server, put together of its words and settings. */
@Component
public class ShippedTexts {

    private final Messages messages;
    private final ObjectProvider<ShippedPromotion> promotion;

    ShippedTexts(Messages messages, ObjectProvider<ShippedPromotion> promotion) {
        this.messages = messages;
        this.promotion = promotion;
    }

    /** In Markdown, with placeholders. */
    public String of(PublicText text) {
        return switch (text) {
            case STANDARDS -> standards();
            case DISCLAIMER -> messages.say("reader.disclaimer");
            case CORRECTIONS -> corrections();
            case PROMOTION ->
                promotion.stream().findFirst().map(ShippedPromotion::words).orElse("");
        };
    }

    private String standards() {
        return paragraphs(List.of(
                heading("reader.standards.who"),
                messages.say("reader.standards.who.1"),
                messages.say("reader.standards.who.2"),
                heading("reader.standards.sources"),
                messages.say("reader.standards.sources.1"),
                heading("reader.standards.again"),
                messages.say("reader.standards.again.1"),
                heading("reader.standards.money"),
                messages.say("reader.standards.money.1")));
    }

    private String corrections() {
        return paragraphs(List.of(
                messages.say("reader.standards.mistakes.1") + " [{corrections-address}](mailto:{corrections-address}). "
                        + messages.say("reader.standards.mistakes.2"),
                messages.say("reader.standards.mistakes.3"),
                "- **" + messages.say("publication.severity.MINOR") + "** "
                        + messages.say("reader.standards.mistakes.minor") + "\n- **"
                        + messages.say("publication.severity.CLINICAL") + "** "
                        + messages.say("reader.standards.mistakes.clinical") + "\n- **"
                        + messages.say("publication.severity.DANGEROUS") + "** "
                        + messages.say("reader.standards.mistakes.dangerous"),
                messages.say("reader.standards.mistakes.withdrawn"),
                messages.say("reader.standards.mistakes.dates")));
    }

    private String heading(String key) {
        return "## " + messages.say(key);
    }

    private static String paragraphs(List<String> paragraphs) {
        return paragraphs.stream().collect(Collectors.joining("\n\n"));
    }
}
