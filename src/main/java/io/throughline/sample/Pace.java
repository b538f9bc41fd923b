package io.throughline.sample;

/**
 * How long it takes until a customer is seen again.
 *
 * @param leastSeconds no gap is shorter
 * @param meanSeconds mean of the exponential time on top, cut at 8 means
 */
record Pace(String name, int leastSeconds, int meanSeconds) {
    int seconds(Dice dice) {
        return leastSeconds + (int) (dice.exponential() * meanSeconds);
    }
}
