package io.throughline.persona.discovery;

import io.throughline.comparison.EdgeDifferences.EdgeDifference;
import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups of customers that move or are alike.
 *
 * @param bic of each number of groups that was tried, ascending
 * @param bicStillFalling one group more than {@code k} would fit better still, or was not tried
 * @param stability mean adjusted Rand index between these groups and those of resampled fits; 1: always the same
 * @param clusters largest first; a group that is nobody's most likely one is left out
 */
public record Discovery(int k, List<KBic> bic, boolean bicStillFalling, double stability, List<Cluster> clusters) {
    /** The most groups. */
    public static final int MAX_GROUPS = 8;

    public Discovery {
        bic = List.copyOf(bic);
        clusters = List.copyOf(clusters);
    }

    /** What customers are compared by. */
    public enum By {
        BEHAVIOUR,
        TRAITS,
        BOTH
    }

    /** @param k number of groups; null: the one with the least BIC */
    public record Request(@Nullable Integer k, By by, long seed) {
        public Request {
            if (k != null && (k < 1 || k > MAX_GROUPS)) {
                throw new InvalidArgument("k", k, "1 to " + MAX_GROUPS);
            }
        }
    }

    /** How well a number of groups fits. Formula: −2·log likelihood + parameters·ln(customers). */
    public record KBic(int k, double bic) {}

    /** @param transitions that set this group apart, strongest first: a is this group, b all others */
    public record Cluster(
            String id,
            long customers,
            Rate conversion,
            List<EdgeDifference> transitions,
            List<TraitDifference> traits,
            ProposedRule rule) {
        public Cluster {
            transitions = List.copyOf(transitions);
            traits = List.copyOf(traits);
        }
    }

    /** Shares of the customers of a group, and of all others, that have a value. */
    public record TraitDifference(String trait, String value, double share, double shareElsewhere) {}

    /** A rule that describes a group, and how well it does on customers it was not made from. */
    public record ProposedRule(String rule, double precision, double recall) {}
}
