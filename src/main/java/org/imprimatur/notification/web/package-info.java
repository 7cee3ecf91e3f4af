/** The pages on which somebody says which letters they want. */
@NullMarked
package org.imprimatur.notification.web;

import org.jspecify.annotations.NullMarked;
