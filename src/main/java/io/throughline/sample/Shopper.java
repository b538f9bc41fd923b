package io.throughline.sample;

import java.nio.charset.StandardCharsets;

/**
 * One generated customer: who they are, not what they did. Places refer to the lists of the market.
 *
 * @param number from 1
 * @param age years
 * @param income euro a year
 */
public record Shopper(int number, int persona, int propensity, int age, int city, int income, int occupation) {
    private static final int DIGITS = 8;

    /** The customer id of the log: C and eight digits. */
    public String id() {
        byte[] id = new byte[DIGITS + 1];
        writeId(number, id, 0);
        return new String(id, StandardCharsets.US_ASCII);
    }

    /** Writes an id's bytes and returns the place behind them. */
    static int writeId(int number, byte[] to, int at) {
        to[at] = 'C';
        int rest = number;
        for (int i = at + DIGITS; i > at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + DIGITS + 1;
    }

    static Shopper draw(RetailMarket market, int number, Dice dice) {
        int kind = market.personaShares().pick(dice.unit());
        MarketPersona persona = market.personas().get(kind);
        int propensity = market.propensityShares().pick(dice.unit());
        int age = triangular(dice, persona.leastAge(), persona.mostAge());
        int city = market.cities().pick(dice.unit());
        int income = triangular(dice, persona.leastIncome() / 500, persona.mostIncome() / 500) * 500;
        return new Shopper(
                number,
                kind,
                propensity,
                age,
                city,
                income,
                persona.occupations().pick(dice.unit()));
    }

    private static int triangular(Dice dice, int least, int most) {
        double middle = (dice.unit() + dice.unit()) / 2;
        return least + (int) (middle * (most - least + 1));
    }
}
