package org.imprimatur.audit;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.platform.Subject;

/** Implemented by a room to name the chains it writes; the audit itself does not know what they are about. */
public interface ChainNames {

    /** The chain somebody means by "42" or by an id, if it is one of this room's. */
    Optional<Subject> chain(String words);

    /** Words and an address for those of the chains that are this room's. */
    Map<Subject, Named> names(Collection<Subject> chains);

    /**
     * @param words "Article 42: How much sleep do adults need?"
     * @param href  the page about it
     */
    record Named(String words, String href) {}
}
