package io.jenkins.plugins.servicemesh.metrics;

/** What an expression gave. No data, no number and zero are three things. */
public sealed interface Reading {

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R value(double number);

        R notANumber();

        R noData();

        R several(int series);
    }

    <R> R accept(Visitor<R> visitor);

    /** One number, which may be zero. */
    record Value(double number) implements Reading {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.value(number);
        }
    }

    /** There is a series, and its value is no number: nothing happened in it. */
    record NotANumber() implements Reading {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notANumber();
        }
    }

    /** No series at all. */
    record NoData() implements Reading {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noData();
        }
    }

    /** Several series where one was expected. */
    record Several(int series) implements Reading {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.several(series);
        }
    }
}
