package org.imprimatur.mail;

/**
 * Letters of one thread no longer reach an address. Announced once per address and thread, inside the transaction that
 * wrote it down, so that whoever answers for the thread is asked what to do.
 */
public record AddressDead(Undelivered what) {}
