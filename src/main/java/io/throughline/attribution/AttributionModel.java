package io.throughline.attribution;

/** Rules and algorithms that share a conversion among the steps before it. */
public enum AttributionModel {
    FIRST_TOUCH,
    LAST_TOUCH,
    LAST_NON_DIRECT,
    LINEAR,
    PARTICIPATION,
    POSITION_BASED,
    U_SHAPED,
    J_SHAPED,
    INVERSE_J,
    W_SHAPED,
    TIME_DECAY,
    MARKOV,
    SHAPLEY
}
