package io.throughline.sample;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An omnichannel retail market whose truth is known: who its customers are, the chain each kind of them follows, and what was
 * planted. Customers begin within {@link #DAYS} days from {@link #FROM} and move until they end or reach {@link #MAX_STEPS} interactions.
 */
public final class RetailMarket {
    /** Name under which the market is kept in a store. */
    public static final String SOURCE = "retail (sample)";

    public static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    public static final int DAYS = 548;
    /** Most interactions of one customer. */
    public static final int MAX_STEPS = 60;

    private static final RetailMarket STANDARD = new RetailMarket(MarketText.load("/sample/retail.txt"));

    private final List<Touchpoint> touchpoints;
    private final Map<String, Integer> codes;
    private final Map<String, Integer> stages;
    private final Map<String, ChannelKind> channels;
    private final List<MarketPersona> personas;
    private final List<Propensity> propensities;
    private final Weights personaShares;
    private final Weights propensityShares;
    private final Map<String, Double> buys;
    private final List<Campaign> campaigns;
    private final List<Pace> paces;
    private final Weights cities;
    private final Planted planted;
    private final int conversion;
    private final Chain[][] chains;

    private RetailMarket(MarketText text) {
        touchpoints = List.copyOf(text.touchpoints);
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(text.codes));
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(text.stages));
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(text.channels));
        personas = List.copyOf(text.personas);
        propensities = List.copyOf(text.propensities);
        personaShares = new Weights(
                personas.stream().map(MarketPersona::id).toList(),
                personas.stream().map(MarketPersona::share).toList());
        propensityShares = new Weights(
                propensities.stream().map(Propensity::id).toList(),
                propensities.stream().map(Propensity::share).toList());
        buys = Collections.unmodifiableMap(new LinkedHashMap<>(text.buys));
        campaigns = List.copyOf(text.campaigns);
        paces = List.copyOf(text.paces);
        cities = MarketText.weights(text.cities);
        planted = new Planted(text.bottleneck, text.loops, text.silences);
        conversion = text.code(text.conversion);
        chains = new ChainPlan(text).chains();
    }

    public static RetailMarket standard() {
        return STANDARD;
    }

    /** The catalogue; a touchpoint's place in the list is its code. */
    public List<Touchpoint> touchpoints() {
        return touchpoints;
    }

    /** Code of a touchpoint of this market. */
    public int code(String touchpoint) {
        Integer code = codes.get(touchpoint);
        if (code == null) {
            throw new IllegalArgumentException("the market has no touchpoint " + touchpoint);
        }
        return code;
    }

    /** Stages in order, the first is 1. */
    Map<String, Integer> stageOrder() {
        return stages;
    }

    Map<String, ChannelKind> channels() {
        return channels;
    }

    public List<MarketPersona> personas() {
        return personas;
    }

    List<Propensity> propensities() {
        return propensities;
    }

    Weights personaShares() {
        return personaShares;
    }

    Weights propensityShares() {
        return propensityShares;
    }

    /** Chance of a purchase right after a touchpoint, by its id, at factor 1. */
    Map<String, Double> buys() {
        return buys;
    }

    List<Campaign> campaigns() {
        return campaigns;
    }

    /** What passes after a touchpoint until the customer is seen again. */
    Pace pace(int touchpoint) {
        return paces.get(touchpoint);
    }

    public Weights cities() {
        return cities;
    }

    Planted planted() {
        return planted;
    }

    /** Code of the one touchpoint whose interactions are purchases. */
    public int conversion() {
        return conversion;
    }

    /** The chain of one persona and one propensity, by their places in the lists. */
    public Chain chain(int persona, int propensity) {
        return chains[persona][propensity];
    }
}
