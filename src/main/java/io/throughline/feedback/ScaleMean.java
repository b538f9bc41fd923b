package io.throughline.feedback;

import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;

/**
 * Effort on one scale.
 *
 * @param easy answers on the easy side of the middle / answers
 */
public record ScaleMean(double least, double most, Estimate mean, Rate easy) {}
