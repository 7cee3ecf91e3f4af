package org.imprimatur.article.source.reference;

import java.util.regex.Pattern;

/** Tells by its words whether a name is an organisation's, and whether one publishes books. */
final class Organisations {

    private static final Pattern WORDS = Pattern.compile(
            "(?<!\\p{L})(?:organi[sz]ations?|cent(?:er|re)s?|institut[eo]?s?|associations?|asociación|associazione|associação"
                    + "|societ(?:y|ies|à)|société|sociedad|sociedade|gesellschaft|agenc(?:y|ies)|agence|agencia|ministr(?:y|ies)|ministère|ministerio"
                    + "|ministério|bundes\\p{L}*|departments?|universit\\p{L}+|committees?|comité|groups?|gruppe|groupe|grupo|collaborat(?:ion|ive|ors)"
                    + "|consortium|councils?|foundations?|fondation|fundación|stiftung|administration|services?|boards?|academ(?:y|ia|ie)"
                    + "|colleges?|networks?|trialists|investigators|clinics?|hospitals?|unions?|nations|alliance|federation|commission"
                    + "|task force|panel|bureau|office|initiative|registry|program(?:me)?|team|trust|company|corporation"
                    + "|inc|ltd|gmbh|llc|pharma\\p{L}*|laborator(?:y|ies)|library|project|WHO|CDC|FDA|EMA|NICE|NIH|NHS|UNICEF|OECD|AWMF|ESC|AHA|ACC"
                    + "|организация|министерство|委员会|协会|学会|组织|中心|研究所|医院|大学)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PUBLISHERS = Pattern.compile(
            "(?<!\\p{L})(?:press|elsevier|springer(?:[ -]nature|[ -]verlag)?|wiley(?:-blackwell)?|blackwell|mcgraw[ -]hill|verlag|publish(?:ing|ers?)|publications|books"
                    + "|routledge|karger|thieme|lippincott|saunders|mosby|sage|taylor & francis|humana|editorial|éditions|edizioni"
                    + "|editora|jones & bartlett|cengage|pearson|masson|guilford|crc|wolters kluwer|penguin|macmillan|hogrefe|издательство|出版社)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Organisations() {}

    static boolean isOne(String name) {
        return WORDS.matcher(name).find();
    }

    static boolean isPublisher(String name) {
        return PUBLISHERS.matcher(name).find();
    }
}
