/** The calendar's page on the desk, and the address other calendars fetch it from. */
@NullMarked
package org.imprimatur.calendar.web;

import org.jspecify.annotations.NullMarked;
