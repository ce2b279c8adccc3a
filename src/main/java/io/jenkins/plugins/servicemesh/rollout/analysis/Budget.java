package io.jenkins.plugins.servicemesh.rollout.analysis;

/**
 * The chance of a false alarm that a rollout may take, in equal parts for all that can raise one. Each part is spent over
 * turns without knowing how many will come, because a stage may be made longer: the portions of all turns, however many,
 * add up to the part.
 *
 * @param part for one test in one stage
 */
record Budget(double part) {

    /** For all checks of a rollout together. */
    static final double JUDGEMENT = 0.005;

    /** For the early stop of a rollout. */
    static final double EARLY_STOP = 0.001;

    /** So many turns have nearly equal portions: a stage's usual number of looks. Later portions fall with the square. */
    private static final double EVEN_TURNS = 10;

    static Budget of(double whole, long parts) {
        return new Budget(whole / parts);
    }

    /** What may be spent on that turn, counted from 1. */
    double at(long turn) {
        double before = EVEN_TURNS + turn - 1;
        return part * EVEN_TURNS / (before * (before + 1));
    }
}
