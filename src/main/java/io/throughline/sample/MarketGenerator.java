package io.throughline.sample;

import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Draws customers of a market, one after the other. The same market, size and seed give the same customers and the same bytes on
 * every machine; customer n is the same whatever the size.
 *
 * <p>Cost: about a quarter of a microsecond an interaction, no memory but one customer.
 */
public final class MarketGenerator {
    private static final int MAX_CUSTOMERS = 99_999_999;
    private static final long MAX_INTERACTIONS = 500_000_000;
    private static final int WHO = 1;
    private static final int WHAT = 2;

    private final RetailMarket market;
    private final int customers;
    private final long interactions;
    private final long seed;

    private MarketGenerator(RetailMarket market, int customers, long interactions, long seed) {
        this.market = market;
        this.customers = customers;
        this.interactions = interactions;
        this.seed = seed;
    }

    /** Exactly this many customers. */
    public static MarketGenerator ofCustomers(RetailMarket market, long customers, long seed) {
        if (customers < 1 || customers > MAX_CUSTOMERS) {
            throw new InvalidArgument("customers", customers, "1 to " + MAX_CUSTOMERS);
        }
        return new MarketGenerator(market, (int) customers, Long.MAX_VALUE, seed);
    }

    /** As many customers as it takes for exactly this many interactions; the last one is cut short. */
    public static MarketGenerator ofInteractions(RetailMarket market, long interactions, long seed) {
        if (interactions < 1 || interactions > MAX_INTERACTIONS) {
            throw new InvalidArgument("interactions", interactions, "1 to " + MAX_INTERACTIONS);
        }
        return new MarketGenerator(market, MAX_CUSTOMERS, interactions, seed);
    }

    /** Takes each customer in turn. */
    @FunctionalInterface
    public interface Visitor<E extends Exception> {
        void visit(Shopper who, Walk what) throws E;
    }

    /** How much was drawn. */
    public record Generated(long customers, long interactions) {}

    RetailMarket market() {
        return market;
    }

    long seed() {
        return seed;
    }

    /** Passes every customer once, by number. */
    public <E extends Exception> Generated forEach(Visitor<E> visitor) throws E {
        Dice dice = new Dice();
        Walk walk = new Walk(market);
        long rows = 0;
        int number = 0;
        while (number < customers && rows < interactions) {
            number++;
            Shopper who = shopper(number, dice);
            walk.draw(who, dice.start(seed, number, WHAT));
            walk.cut((int) Math.min(RetailMarket.MAX_STEPS, interactions - rows));
            visitor.visit(who, walk);
            rows += walk.size();
        }
        return new Generated(number, rows);
    }

    /** Writes the log as CSV, header first, lines ended by a line feed. The stream is flushed and left open. */
    public Generated writeCsv(OutputStream out, RowOrder order) throws IOException {
        CsvOutput rows = new CsvOutput(market, out);
        Generated generated = order == RowOrder.CUSTOMER ? forEach(rows::write) : TimeOrder.write(this, rows);
        rows.flush();
        return generated;
    }

    /** Writes the log customer by customer, each row with the identifiers that it leaves; the other columns are those of {@link #writeCsv}. */
    public Generated writeIdentified(OutputStream out) throws IOException {
        CsvOutput rows = new CsvOutput(market, out, new Traces(market, seed));
        Generated generated = forEach(rows::write);
        rows.flush();
        return generated;
    }

    /** Who a customer is, without drawing what they did. */
    Shopper shopper(int number, Dice dice) {
        return Shopper.draw(market, number, dice.start(seed, number, WHO));
    }

    /** A good guess of the rows to come; exact where interactions were asked for. */
    long expectedInteractions() {
        return interactions == Long.MAX_VALUE ? customers * 62L / 10 + 1_000 : interactions;
    }
}
