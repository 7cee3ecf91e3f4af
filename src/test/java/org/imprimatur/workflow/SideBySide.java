package org.imprimatur.workflow;

/** A review in which two read the text at the same time, and both are waited for. */
public final class SideBySide {

    private SideBySide() {}

    public static String drawn(String review) {
        return review.replace(
                        "id=\"matchToReview\" sourceRef=\"matchReviewers\" targetRef=\"medicalReview\"",
                        "id=\"matchToReview\" sourceRef=\"matchReviewers\" targetRef=\"fork\"")
                .replace("<bpmn:incoming>matchToReview</bpmn:incoming>", "<bpmn:incoming>forkToReview</bpmn:incoming>")
                .replace(
                        "id=\"oneMoreSignature\" name=\"No, one more\" sourceRef=\"enoughSignatures\" targetRef=\"medicalReview\"",
                        "id=\"oneMoreSignature\" name=\"No, one more\" sourceRef=\"enoughSignatures\" targetRef=\"matchReviewers\"")
                .replace("<bpmn:incoming>oneMoreSignature</bpmn:incoming>", "")
                .replace(
                        "id=\"reviewToSignedOff\" sourceRef=\"medicalReview\" targetRef=\"signedOff\"",
                        "id=\"reviewToSignedOff\" sourceRef=\"medicalReview\" targetRef=\"join\"")
                .replace("<bpmn:incoming>reviewToSignedOff</bpmn:incoming>", "<bpmn:incoming>joined</bpmn:incoming>")
                .replace("<bpmn:exclusiveGateway id=\"signedOff\"", """
                        <bpmn:parallelGateway id="fork">
                          <bpmn:incoming>matchToReview</bpmn:incoming>
                          <bpmn:outgoing>forkToReview</bpmn:outgoing>
                          <bpmn:outgoing>forkToSecond</bpmn:outgoing>
                        </bpmn:parallelGateway>
                        <bpmn:userTask id="secondOpinion" name="Second opinion" camunda:formKey="approve" camunda:candidateGroups="MEDICAL_REVIEWER" camunda:dueDate="P2D">
                          <bpmn:incoming>forkToSecond</bpmn:incoming>
                          <bpmn:outgoing>secondToJoin</bpmn:outgoing>
                        </bpmn:userTask>
                        <bpmn:parallelGateway id="join">
                          <bpmn:incoming>reviewToSignedOff</bpmn:incoming>
                          <bpmn:incoming>secondToJoin</bpmn:incoming>
                          <bpmn:outgoing>joined</bpmn:outgoing>
                        </bpmn:parallelGateway>
                        <bpmn:sequenceFlow id="forkToReview" sourceRef="fork" targetRef="medicalReview" />
                        <bpmn:sequenceFlow id="forkToSecond" sourceRef="fork" targetRef="secondOpinion" />
                        <bpmn:sequenceFlow id="secondToJoin" sourceRef="secondOpinion" targetRef="join" />
                        <bpmn:sequenceFlow id="joined" sourceRef="join" targetRef="signedOff" />
                        <bpmn:exclusiveGateway id="signedOff\"""");
    }
}
