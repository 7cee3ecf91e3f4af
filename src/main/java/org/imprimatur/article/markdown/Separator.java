package org.imprimatur.article.markdown;

import org.commonmark.node.CustomBlock;

/** A backslash alone in a paragraph: nothing to see, and between two lists what keeps them two. */
public final class Separator extends CustomBlock {}
