package org.imprimatur.workflow;

/** A process of the newsroom's own that the review of an article calls between the signature and publishing. */
public final class LegalDesk {

    public static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="legalDeskDefinitions" targetNamespace="test">
              <bpmn:process id="legal-desk" name="Legal desk" isExecutable="true" camunda:historyTimeToLive="P365D">
                <bpmn:startEvent id="asked" />
                <bpmn:userTask id="opinion" name="Legal opinion" camunda:formKey="approve" camunda:candidateGroups="legal" camunda:dueDate="P2D" />
                <bpmn:endEvent id="given" />
                <bpmn:sequenceFlow id="askedToOpinion" sourceRef="asked" targetRef="opinion" />
                <bpmn:sequenceFlow id="opinionToGiven" sourceRef="opinion" targetRef="given" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private LegalDesk() {}

    /** The diagram of the review, with the call in it. */
    public static String called(String review) {
        return review.replace(
                        "id=\"allSigned\" name=\"Yes\" sourceRef=\"enoughSignatures\" targetRef=\"publish\"",
                        "id=\"allSigned\" name=\"Yes\" sourceRef=\"enoughSignatures\" targetRef=\"legalDesk\"")
                .replace("<bpmn:incoming>allSigned</bpmn:incoming>", "<bpmn:incoming>legalToPublish</bpmn:incoming>")
                .replace("<bpmn:userTask id=\"publish\"", """
                        <bpmn:callActivity id="legalDesk" name="Legal desk" calledElement="legal-desk">
                          <bpmn:incoming>allSigned</bpmn:incoming>
                          <bpmn:outgoing>legalToPublish</bpmn:outgoing>
                        </bpmn:callActivity>
                        <bpmn:sequenceFlow id="legalToPublish" sourceRef="legalDesk" targetRef="publish" />
                        <bpmn:userTask id="publish\"""")
                .replace("</bpmndi:BPMNPlane>", """
                        <bpmndi:BPMNShape id="legalDeskShape" bpmnElement="legalDesk">
                          <dc:Bounds x="900" y="400" width="100" height="80" />
                        </bpmndi:BPMNShape></bpmndi:BPMNPlane>""");
    }
}
