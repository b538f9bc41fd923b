package io.throughline.feedback;

import io.throughline.measure.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words that set low items apart.
 *
 * @param words one word, or two neighbours
 * @param items low items that have them
 * @param customers who said these
 * @param lift share of low items that have them / share of all items
 * @param qValue share of false discoveries, were this one's p-value the bound
 * @param level of all items that have them
 * @param quotes the newest low items that have them
 */
public record Theme(
        String words,
        long items,
        long customers,
        double lift,
        @Nullable Double qValue,
        Estimate level,
        List<Saying> quotes) {}
