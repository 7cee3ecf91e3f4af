package org.imprimatur.workflow.version;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Renders a diagram as SVG, from the diagram interchange in the file: what the newsroom drew in its modeller is what
 * the page shows, without a script. Colours come from the stylesheet.
 */
public final class BpmnSvg {

    private static final int MARGIN = 20;

    /** What is written below an event reaches beyond it. */
    private static final int SIDE = 44;

    /** So many letters stand below an event before they need a second line. */
    private static final int FITS_BELOW = 16;

    private final BpmnModelInstance model;
    private final Set<String> current;
    private final StringBuilder svg = new StringBuilder();

    private BpmnSvg(BpmnModelInstance model, Set<String> current) {
        this.model = model;
        this.current = current;
    }

    /** @param current ids of the elements where an article stands now */
    public static String of(BpmnModelInstance model, Set<String> current) {
        return new BpmnSvg(model, current).draw();
    }

    private String draw() {
        var shapes = model.getModelElementsByType(BpmnShape.class);
        var edges = model.getModelElementsByType(BpmnEdge.class);
        Extent extent = new Extent();
        shapes.forEach(shape -> {
            extent.include(shape.getBounds());
            place(shape.getBpmnLabel()).ifPresentOrElse(extent::include, () -> extent.includeBelow(shape.getBounds()));
        });
        edges.forEach(edge -> {
            edge.getWaypoints().forEach(extent::include);
            place(edge.getBpmnLabel()).ifPresent(extent::include);
        });
        svg.append(String.format(
                Locale.ROOT,
                "<svg class=\"diagram\" role=\"img\" viewBox=\"%.0f %.0f %.0f %.0f\" aria-label=\"%s\">",
                extent.left - SIDE,
                extent.top - MARGIN,
                extent.right - extent.left + 2 * SIDE,
                extent.bottom - extent.top + 2 * MARGIN,
                text(title())));
        svg.append("<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\"")
                .append(" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 10 5 0 10z\"/></marker></defs>");
        edges.forEach(this::edge);
        shapes.forEach(this::shape);
        return svg.append("</svg>").toString();
    }

    private String title() {
        return model.getModelElementsByType(Process.class).stream()
                .map(Process::getName)
                .findFirst()
                .orElse("");
    }

    private void edge(BpmnEdge edge) {
        svg.append("<polyline class=\"flow\" marker-end=\"url(#arrow)\" points=\"");
        for (Waypoint point : edge.getWaypoints()) {
            svg.append(String.format(Locale.ROOT, "%.0f,%.0f ", point.getX(), point.getY()));
        }
        svg.append("\"/>");
        if (edge.getBpmnElement() instanceof FlowElement flow && flow.getName() != null) {
            place(edge.getBpmnLabel())
                    .ifPresentOrElse(box -> caption(box, flow.getName()), () -> captionAlong(edge, flow.getName()));
        }
    }

    private void shape(BpmnShape shape) {
        BaseElement element = shape.getBpmnElement();
        Bounds box = shape.getBounds();
        String here = current.contains(element.getId()) ? " here" : "";
        if (element instanceof SubProcess) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"step machine\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\"/>",
                    box.getX(),
                    box.getY(),
                    box.getWidth(),
                    box.getHeight()));
            lines(List.of(name(element)), box.getX() + box.getWidth() / 2, box.getY() + 24, "label");
        } else if (element instanceof Activity) {
            String kind = element instanceof UserTask ? "person" : "machine";
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"step %s%s\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\"/>",
                    kind,
                    here,
                    box.getX(),
                    box.getY(),
                    box.getWidth(),
                    box.getHeight()));
            label(box, name(element));
        } else if (element instanceof Gateway) {
            diamond(box, here);
            captionOf(shape);
        } else if (element instanceof Event) {
            String kind = element instanceof EndEvent ? "end" : "event";
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"%s%s\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\"/>",
                    kind,
                    here,
                    box.getX() + box.getWidth() / 2,
                    box.getY() + box.getHeight() / 2,
                    box.getWidth() / 2));
            captionOf(shape);
        }
    }

    private void diamond(Bounds box, String here) {
        double middle = box.getX() + box.getWidth() / 2;
        double centre = box.getY() + box.getHeight() / 2;
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"gateway%s\" d=\"M%.0f %.0f L%.0f %.0f L%.0f %.0f L%.0f %.0f z\"/>",
                here,
                middle,
                box.getY(),
                box.getX() + box.getWidth(),
                centre,
                middle,
                box.getY() + box.getHeight(),
                box.getX(),
                centre));
    }

    private void captionOf(BpmnShape shape) {
        String words = name(shape.getBpmnElement());
        Bounds box = shape.getBounds();
        place(shape.getBpmnLabel())
                .ifPresentOrElse(
                        place -> caption(place, words),
                        () -> lines(
                                broken(words, FITS_BELOW),
                                box.getX() + box.getWidth() / 2,
                                box.getY() + box.getHeight() + 17,
                                "caption"));
    }

    /** Above the middle of its first stretch. */
    private void captionAlong(BpmnEdge edge, String words) {
        Waypoint[] ends = edge.getWaypoints().stream().limit(2).toArray(Waypoint[]::new);
        if (ends.length == 2) {
            double x = (ends[0].getX() + ends[1].getX()) / 2;
            lines(List.of(words), x, (ends[0].getY() + ends[1].getY()) / 2 - 6, "caption");
        }
    }

    /** Whoever draws may have left it where the program puts it; then there is no place in the file. */
    private static Optional<Bounds> place(@Nullable BpmnLabel label) {
        return Optional.ofNullable(label).map(BpmnLabel::getBounds);
    }

    private void caption(Bounds box, String words) {
        int fits = (int) (box.getWidth() / 6);
        lines(broken(words, fits), box.getX() + box.getWidth() / 2, box.getY() + 11, "caption");
    }

    private void label(Bounds box, String words) {
        List<String> parts = broken(words, 15);
        double middle = box.getY() + box.getHeight() / 2 + 5;
        lines(parts, box.getX() + box.getWidth() / 2, middle - (parts.size() - 1) * 8.0, "label");
    }

    private void lines(List<String> parts, double x, double y, String kind) {
        double line = y;
        for (String part : parts) {
            svg.append(String.format(
                    Locale.ROOT, "<text class=\"%s\" x=\"%.0f\" y=\"%.0f\">%s</text>", kind, x, line, text(part)));
            line += 15;
        }
    }

    /** One line if it fits so many characters, else two broken near the middle. */
    private static List<String> broken(String words, int fits) {
        int middle = words.length() / 2;
        int before = words.lastIndexOf(' ', middle);
        int after = words.indexOf(' ', middle);
        int at = before < 0 || after >= 0 && after - middle < middle - before ? after : before;
        return words.length() <= fits || at < 0
                ? List.of(words)
                : List.of(words.substring(0, at), words.substring(at + 1));
    }

    private static String name(BaseElement element) {
        return element instanceof FlowElement flow && flow.getName() != null ? flow.getName() : "";
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscape(words);
    }

    private static final class Extent {

        private double left = Double.MAX_VALUE;
        private double top = Double.MAX_VALUE;
        private double right = -Double.MAX_VALUE;
        private double bottom = -Double.MAX_VALUE;

        void include(Bounds box) {
            include(box.getX(), box.getY());
            include(box.getX() + box.getWidth(), box.getY() + box.getHeight());
        }

        /** As much as a caption of two lines needs there. */
        void includeBelow(Bounds box) {
            double middle = box.getX() + box.getWidth() / 2;
            include(middle - FITS_BELOW * 3.5, box.getY());
            include(middle + FITS_BELOW * 3.5, box.getY() + box.getHeight() + 36);
        }

        void include(Waypoint point) {
            include(point.getX(), point.getY());
        }

        private void include(double x, double y) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }
    }
}
