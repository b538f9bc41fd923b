package io.throughline.analysis.map;

import io.throughline.catalogue.Touchpoint;
import io.throughline.measure.Rate;

/**
 * What journeys do at one touchpoint.
 *
 * @param visits steps, after collapse
 * @param journeys journeys that visit it / journeys
 * @param dropOff visits after which the journey ends unconverted / visits
 * @param customers who visit it
 * @param lost customers with a journey that ends here unconverted
 * @param back customers with a journey that comes back to it
 */
public record TouchpointFigures(
        Touchpoint touchpoint, long visits, Rate journeys, Rate dropOff, long customers, long lost, long back) {}
