/** The pages about people: the list, the records, credentials, profiles, and choosing a password. */
@NullMarked
package org.imprimatur.people.web;

import org.jspecify.annotations.NullMarked;
