package io.throughline.persona.discovery;

import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.JourneySet;
import io.throughline.sample.MarketGenerator;
import io.throughline.sample.RetailMarket;
import io.throughline.sample.Shopper;
import io.throughline.sample.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers of the sample market as journeys with traits.
 *
 * @param persona planted persona of each customer, by ordinal
 * @param interactions of each customer, by ordinal
 */
record PlantedMarket(JourneySet set, int[] persona, int[] interactions) {

    static PlantedMarket of(int customers, long seed) {
        RetailMarket market = RetailMarket.standard();
        List<Shopper> shoppers = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        MarketGenerator.ofCustomers(market, customers, seed).<RuntimeException>forEach((who, what) -> {
            shoppers.add(who);
            lines.add(line(market, what));
            sizes.add(what.size());
        });
        JourneySet set = Fixture.of(lines.toArray(String[]::new)).blocksOf(997).set();
        HandColumns columns = HandColumns.of(set)
                .trait("age", slot -> Integer.toString(shoppers.get(slot).age()))
                .trait("income", slot -> Integer.toString(shoppers.get(slot).income()))
                .trait(
                        "city",
                        slot -> market.cities().names().get(shoppers.get(slot).city()))
                .trait("occupation", slot -> occupation(market, shoppers.get(slot)));
        return new PlantedMarket(
                HandColumns.put(set, columns),
                shoppers.stream().mapToInt(Shopper::persona).toArray(),
                sizes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static String occupation(RetailMarket market, Shopper who) {
        return market.personas().get(who.persona()).occupations().names().get(who.occupation());
    }

    private static String line(RetailMarket market, Walk what) {
        StringBuilder line = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < what.size(); i++) {
            boolean buys = what.touchpoint(i) == market.conversion();
            String before = begins ? i == 0 ? "" : " | " : " > ";
            line.append(buys ? (begins ? before : "") + " => " : before)
                    .append(market.touchpoints().get(what.touchpoint(i)).id());
            line.append(buys ? " " + what.cents(i) / 100.0 : "");
            begins = buys;
        }
        return line.toString();
    }

    /** Customers with at least so many interactions. */
    int[] active(Customers customers, int least) {
        return IntStream.range(0, customers.size())
                .filter(c -> interactions[ordinal(customers, c)] >= least)
                .toArray();
    }

    int[] planted(Customers customers, int[] who) {
        return IntStream.of(who).map(c -> persona[ordinal(customers, c)]).toArray();
    }

    static int ordinal(Customers customers, int customer) {
        return customers.timelines(customer).ordinals()[customers.slot(customer)];
    }
}
