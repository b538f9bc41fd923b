package io.throughline.path.pattern;

import java.util.Optional;
import java.util.stream.Stream;

/** How a test compares what an interaction has with what is asked. */
enum Comparison {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /** True for the four that need a number on both sides. */
    public boolean orders() {
        return this != EQUAL && this != UNEQUAL;
    }

    /** Whether {@code has} compares so with {@code asked}; false where {@code has} is NaN, whatever the comparison. */
    public boolean holds(double has, double asked) {
        return switch (this) {
            case EQUAL -> has == asked;
            case UNEQUAL -> has < asked || has > asked;
            case LESS -> has < asked;
            case AT_MOST -> has <= asked;
            case MORE -> has > asked;
            case AT_LEAST -> has >= asked;
        };
    }

    static Optional<Comparison> find(String sign) {
        return Stream.of(values()).filter(c -> c.sign.equals(sign)).findFirst();
    }
}
