/** HTML, RTF and replies as the plain text somebody wrote. */
@NullMarked
package org.imprimatur.mime.text;

import org.jspecify.annotations.NullMarked;
