package io.jenkins.plugins.servicemesh.metrics;

/** What an expression gave. No data, no number and zero are three things. */
public sealed interface Reading {

    /** One number, which may be zero. */
    record Value(double number) implements Reading {}

    /** There is a series, and its value is no number: nothing happened in it. */
    record NotANumber() implements Reading {}

    /** No series at all. */
    record NoData() implements Reading {}

    /** Several series where one was expected. */
    record Several(int series) implements Reading {}
}
