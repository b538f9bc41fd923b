package io.throughline.sample;

/**
 * A campaign of the market.
 *
 * @param touchpoint code of the touchpoint it runs on
 * @param cost euro, over the whole time of the market
 */
record Campaign(String id, int touchpoint, double cost) {}
