package io.jenkins.plugins.servicemesh.verify;

import io.jenkins.plugins.servicemesh.plan.Expectation;

/** How an expectation came out. */
public sealed interface Verdict {

    Expectation expectation();

    /** One line for people. */
    String describe();

    /** It came true. */
    record Met(Expectation expectation) implements Verdict {
        @Override
        public String describe() {
            return expectation.describe();
        }
    }

    /** It did not come true in time. */
    record NotMet(Expectation expectation, String seen) implements Verdict {
        @Override
        public String describe() {
            return "no " + expectation.describe().replaceFirst("^an? ", "") + ": " + seen;
        }
    }

    /** Nobody may say: the caller may not look. */
    record NotChecked(Expectation expectation, String needs) implements Verdict {
        @Override
        public String describe() {
            return "not checked: " + expectation.describe() + ", needs " + needs;
        }
    }
}
