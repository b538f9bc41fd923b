package io.throughline.sample;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What one generated customer did. The object is used again for the next customer: read it, do not keep it.
 *
 * <p>Units: seconds since {@link RetailMarket#FROM}; cents. Invariant: seconds rise strictly.
 */
public final class Walk {
    static final int NONE = -1;

    private final RetailMarket market;
    private final int[] channelOf;
    private final int[][] campaignsOf;
    private final int[] seconds = new int[RetailMarket.MAX_STEPS];
    private final int[] touchpoints = new int[RetailMarket.MAX_STEPS];
    private final int[] channels = new int[RetailMarket.MAX_STEPS];
    private final int[] campaigns = new int[RetailMarket.MAX_STEPS];
    private final int[] cents = new int[RetailMarket.MAX_STEPS];
    private int size;

    Walk(RetailMarket market) {
        this.market = market;
        channelOf = channelsOf(market.touchpoints(), market.channels());
        campaignsOf = campaignsOf(market);
    }

    /** Interactions, from 1 to {@link RetailMarket#MAX_STEPS}. */
    public int size() {
        return size;
    }

    int seconds(int i) {
        return seconds[i];
    }

    public int touchpoint(int i) {
        return touchpoints[i];
    }

    /** Place among the market's channels; a purchase happens on the channel of the step before. */
    int channel(int i) {
        return channels[i];
    }

    /** Place among the market's campaigns, −1 for none. */
    int campaign(int i) {
        return campaigns[i];
    }

    /** The value of a purchase; −1 for every other interaction. */
    public int cents(int i) {
        return cents[i];
    }

    void cut(int most) {
        size = Math.min(size, most);
    }

    void draw(Shopper who, Dice dice) {
        Chain chain = market.chain(who.persona(), who.propensity());
        int mean = market.personas().get(who.persona()).meanCents();
        int at = dice.below(RetailMarket.DAYS * 86_400);
        int touchpoint = chain.first(dice.unit());
        int channel = channelOf[touchpoint];
        for (size = 0; touchpoint != Chain.ENDED && size < RetailMarket.MAX_STEPS; size++) {
            boolean purchase = touchpoint == market.conversion();
            channel = purchase ? channel : channelOf[touchpoint];
            seconds[size] = at;
            touchpoints[size] = touchpoint;
            channels[size] = channel;
            campaigns[size] = campaign(campaignsOf[touchpoint], dice);
            cents[size] = purchase ? (int) (mean * (0.4 + 0.6 * dice.exponential())) : NONE;
            at += market.pace(touchpoint).seconds(dice);
            touchpoint = chain.next(touchpoint, dice.unit());
        }
    }

    private static int campaign(int[] running, Dice dice) {
        return running.length == 0 ? NONE : running[dice.below(running.length)];
    }

    private static int[] channelsOf(List<Touchpoint> touchpoints, Map<String, ChannelKind> channels) {
        List<String> names = new ArrayList<>(channels.keySet());
        return touchpoints.stream().mapToInt(t -> names.indexOf(t.channel())).toArray();
    }

    private static int[][] campaignsOf(RetailMarket market) {
        int[][] running = new int[market.touchpoints().size()][0];
        for (int i = 0; i < market.campaigns().size(); i++) {
            int touchpoint = market.campaigns().get(i).touchpoint();
            int[] known = running[touchpoint];
            running[touchpoint] = Arrays.copyOf(known, known.length + 1);
            running[touchpoint][known.length] = i;
        }
        return running;
    }
}
