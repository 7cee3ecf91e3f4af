package org.imprimatur.article;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a newsroom adds to the lexicon by which a level of risk is proposed.
 *
 * @param words   further words that make a text one of high risk; {@code stem*} stands for all that begins so
 * @param leaveOut words of the lexicon that do not, here
 * @param topics  topics whose articles are all of high risk, beside those the lexicon knows by their names
 */
@ConfigurationProperties("imprimatur.risk")
public record RiskSettings(
        @DefaultValue List<String> words,
        @DefaultValue List<String> leaveOut,
        @DefaultValue List<String> topics) {}
