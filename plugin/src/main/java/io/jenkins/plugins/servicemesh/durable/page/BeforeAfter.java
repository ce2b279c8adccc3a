package io.jenkins.plugins.servicemesh.durable.page;

/** One route's weights before a rollout and after it. */
public final class BeforeAfter {

    private final String route;
    private final String before;
    private final String after;

    BeforeAfter(String route, String before, String after) {
        this.route = route;
        this.before = before;
        this.after = after;
    }

    public String getRoute() {
        return route;
    }

    public String getBefore() {
        return before;
    }

    /** Empty while it is not known. */
    public String getAfter() {
        return after;
    }
}
