/** The pages a publisher works on: publishing, scheduling, recalling, banners and withdrawals. */
@NullMarked
package org.imprimatur.publication.web;

import org.jspecify.annotations.NullMarked;
