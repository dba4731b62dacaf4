package io.refocus.worker.activity;

import io.refocus.workflows.temporal.DocumentPayloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerFactoryOptions;

/** Activities outside of a workflow, with our payloads and our edge. */
public final class Activities implements AutoCloseable {
    private final TestActivityEnvironment environment =
            TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(DocumentPayloads.converter())
                            .build())
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(new ActivityFailures())
                            .build())
                    .build());

    /** A stub of the interface that the work implements. */
    public <T> T serve(Class<T> type, T work) {
        environment.registerActivitiesImplementations(work);
        return environment.newActivityStub(type);
    }

    @Override
    public void close() {
        environment.close();
    }
}
