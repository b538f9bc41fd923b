package io.throughline.measure;

/**
 * The net promoter score of answers from 0 to 10 that cluster by customer: promoters (9, 10) less detractors (0 to 6), per hundred answers. Add each customer once.
 *
 * <p>Formula: value = 100·(P − D)/n. Interval: adjusted Wald on n* = n/deff, p = (P* + ¾)/(n* + 3), d likewise, p − d ± 1.96·√((p + d − (p − d)²)/(n* + 3)), times 100.
 * The value may lie off its centre.
 *
 * <p>Source: Rocks, Interval estimation for the net promoter score, The American Statistician 70 (2016) 365–372.
 */
public final class NetPromoter {
    public static final String UNIT = "points, -100 to 100";
    /** Added to the answers, a quarter of it to promoters and to detractors each. */
    private static final double ADDED = 3;

    private final ClusteredMean net = new ClusteredMean();
    private long promoters;
    private long detractors;

    /** Of an answer: 1 for a promoter, −1 for a detractor, 0 for a passive. */
    public static int classOf(double score) {
        return score >= 9 ? 1 : score <= 6 ? -1 : 0;
    }

    /** One customer's answers. */
    public void add(long promoters, long passives, long detractors) {
        this.promoters += promoters;
        this.detractors += detractors;
        long decided = promoters + detractors;
        net.add(decided + passives, promoters - (double) detractors, decided);
    }

    public long promoters() {
        return promoters;
    }

    public long passives() {
        return net.n() - promoters - detractors;
    }

    public long detractors() {
        return detractors;
    }

    public Estimate score(String of) {
        long n = net.n();
        if (n == 0) {
            return Estimate.none(UNIT, of);
        }
        double value = 100.0 * (promoters - detractors) / n;
        double deff = net.deff();
        double size = n / deff;
        if (Estimate.isTooFew(net.customers(), size)) {
            return new Estimate(value, null, null, n, net.customers(), deff, UNIT, of);
        }
        double p = (promoters / deff + ADDED / 4) / (size + ADDED);
        double d = (detractors / deff + ADDED / 4) / (size + ADDED);
        double half = Normal.Z95 * Math.sqrt((p + d - (p - d) * (p - d)) / (size + ADDED));
        double low = Math.max(-100, 100 * (p - d - half));
        double high = Math.min(100, 100 * (p - d + half));
        return new Estimate(value, low, high, n, net.customers(), deff, UNIT, of);
    }
}
