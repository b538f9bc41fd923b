package io.throughline.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers that what one generated customer did leaves behind, from a stream of chance of its own: who customers are and what
 * they do is not touched. The object is used again for the next customer: read it, do not keep it.
 *
 * <p>Web and social network see a cookie, of one of two browsers or of a tablet that two customers of a household share; the app its
 * own id; e-mails an address, which some households share; the store a card, where one is shown. Whoever buys, or is served later,
 * tells the address too, if there is one.
 */
public final class Traces {
    /** Kinds of identifiers. */
    public static final List<String> KINDS = List.of("cookie", "app", "email", "loyalty_card");

    private static final int CUSTOMER = 3;
    private static final int HOUSEHOLD = 4;
    private static final int DIGITS = 8;
    private static final int NONE = -1;
    private static final int COOKIE = 0;
    private static final int APP = 1;
    private static final int EMAIL = 2;
    private static final int CARD = 3;
    private static final int SECOND = 4;
    private static final int TABLET = 5;

    private final RetailMarket market;
    private final long seed;
    private final List<String> channels;
    private final Dice dice = new Dice();
    private final String[] values = new String[TABLET + 1];
    private final byte[] carried = new byte[RetailMarket.MAX_STEPS];
    private final int[] visitor = new int[RetailMarket.MAX_STEPS];
    private boolean address;
    private boolean card;
    private boolean second;
    private boolean tablet;
    private int number;

    public Traces(RetailMarket market, long seed) {
        this.market = market;
        this.seed = seed;
        this.channels = List.copyOf(market.channels().keySet());
    }

    /** Draws what a customer's interactions leave. */
    public void draw(Shopper who, Walk what) {
        number = who.number();
        int household = (number + 1) / 2;
        dice.start(seed, household, HOUSEHOLD);
        tablet = dice.unit() < 0.04;
        boolean oneAddress = dice.unit() < 0.06;
        dice.start(seed, number, CUSTOMER);
        address = dice.unit() < 0.6 | mailed(what);
        card = dice.unit() < 0.6;
        second = dice.unit() < 0.35;
        values[COOKIE] = text("ck-", number, "-a");
        values[SECOND] = text("ck-", number, "-b");
        values[TABLET] = text("ck-", household, "-home");
        values[APP] = text("app-", number, "");
        values[EMAIL] = oneAddress ? text("home-", household, "@example.org") : text("c", number, "@example.org");
        values[CARD] = text("K", number, "");
        for (int i = 0; i < what.size(); i++) {
            draw(i, channels.get(what.channel(i)), late(what.touchpoint(i)));
        }
    }

    private static String text(String before, int number, String after) {
        String digits = Integer.toString(number);
        return before + "0".repeat(DIGITS - digits.length()) + digits + after;
    }

    private boolean mailed(Walk what) {
        for (int i = 0; i < what.size(); i++) {
            if (channels.get(what.channel(i)).equals("email")) {
                return true;
            }
        }
        return false;
    }

    private boolean late(int touchpoint) {
        return market.touchpoints().get(touchpoint).stageOrder() >= 3;
    }

    /** @param late the customer buys, or is served after it */
    private void draw(int i, String channel, boolean late) {
        boolean tells = address && dice.unit() < (late ? 0.9 : 0.1);
        visitor[i] = switch (channel) {
            case "web", "social" -> browser();
            case "app" -> APP;
            case "email" -> EMAIL;
            case "store" -> card && dice.unit() < 0.8 ? CARD : NONE;
            default -> address ? EMAIL : NONE;
        };
        boolean known = visitor[i] != NONE;
        carried[i] = (byte) ((known ? 1 << visitor[i] : 0) | (known && tells ? 1 << EMAIL : 0));
    }

    private int browser() {
        double chance = dice.unit();
        if (tablet && chance < 0.3) {
            return TABLET;
        }
        return second && chance > 0.6 ? SECOND : COOKIE;
    }

    /** How many identifiers a customer may have. */
    static int most() {
        return TABLET + 1;
    }

    static String kind(int identifier) {
        return KINDS.get(identifier > CARD ? COOKIE : identifier);
    }

    String value(int identifier) {
        return values[identifier];
    }

    /** Whether an interaction carried an identifier. */
    boolean carries(int i, int identifier) {
        return (carried[i] & 1 << identifier) != 0;
    }

    /** The value of a kind that an interaction carried; null: none. */
    public @Nullable String value(int i, String kind) {
        for (int identifier = 0; identifier < values.length; identifier++) {
            if (carries(i, identifier) && kind(identifier).equals(kind)) {
                return values[identifier];
            }
        }
        return null;
    }

    /** The id under which the system that saw an interaction would keep it: of a visit that told nothing an own one. */
    public String visitor(int i) {
        return visitor[i] == NONE ? text("visit-", number, "-") + (i + 1) : values[visitor[i]];
    }
}
