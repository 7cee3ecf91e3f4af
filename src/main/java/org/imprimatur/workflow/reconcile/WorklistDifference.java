package org.imprimatur.workflow.reconcile;

/**
 * One way in which the worklist has come apart from the engine.
 *
 * @param taskId the engine's task, or the row's
 */
record WorklistDifference(Kind kind, String taskId) {

    enum Kind {
        /** The engine waits for somebody and nobody is told. */
        MISSING,
        /** Somebody is told of a task the engine does not have. */
        SURPLUS,
        /** The engine and the worklist name different people. */
        MISASSIGNED,
        /** The row does not stand in the queues it belongs to. */
        MISQUEUED
    }
}
