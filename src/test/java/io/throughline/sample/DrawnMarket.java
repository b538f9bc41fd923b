package io.throughline.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Customers of the standard market, kept for looking at. */
record DrawnMarket(RetailMarket market, List<Drawn> customers) {
    record Drawn(Shopper who, int[] touchpoints, int[] seconds) {}

    static DrawnMarket of(long customers, long seed) {
        RetailMarket market = RetailMarket.standard();
        List<Drawn> drawn = new ArrayList<>();
        MarketGenerator.ofCustomers(market, customers, seed)
                .<RuntimeException>forEach((who, what) -> drawn.add(new Drawn(
                        who,
                        IntStream.range(0, what.size()).map(what::touchpoint).toArray(),
                        IntStream.range(0, what.size()).map(what::seconds).toArray())));
        return new DrawnMarket(market, drawn);
    }

    /** Visits by touchpoint of which the customer's time ends there. */
    long[] endings() {
        long[] endings = new long[market.touchpoints().size()];
        customers.forEach(c -> endings[c.touchpoints()[c.touchpoints().length - 1]]++);
        return endings;
    }

    long[] visits() {
        long[] visits = new long[market.touchpoints().size()];
        customers.forEach(c -> IntStream.of(c.touchpoints()).forEach(t -> visits[t]++));
        return visits;
    }
}
