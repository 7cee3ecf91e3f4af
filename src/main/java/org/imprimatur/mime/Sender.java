package org.imprimatur.mime;

import org.imprimatur.platform.VisibleText;

/**
 * Who a mail says it is from. Email proves nothing: this never grants a permission.
 *
 * @param address bare, its domain in lower case and in the ASCII form of RFC 5890
 * @param name    as displayed, without control or direction characters; may be empty
 */
public record Sender(String address, String name) {

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Fit to name the person in a sentence. */
    public String called() {
        return VisibleText.isBlank(name) ? address : name;
    }
}
