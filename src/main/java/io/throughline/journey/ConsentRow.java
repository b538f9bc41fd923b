package io.throughline.journey;

/**
 * A customer agreed to be looked at, or refused.
 *
 * @param customer the id or identifier that said so
 * @param kind what that id is: the kind of a system's key, or of an address or a device
 * @param at when, microseconds UTC or a step number
 */
public record ConsentRow(String customer, String kind, long at, boolean granted) {}
