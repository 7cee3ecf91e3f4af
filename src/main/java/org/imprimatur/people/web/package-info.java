/** The pages about people: the list, the records, credentials, profiles, and the ways in. */
@NullMarked
package org.imprimatur.people.web;

import org.jspecify.annotations.NullMarked;
