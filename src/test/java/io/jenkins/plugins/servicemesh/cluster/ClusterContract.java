package io.jenkins.plugins.servicemesh.cluster;

/** All that the floors above rely on, whatever API server answers. */
interface ClusterContract
        extends ReadContract,
                VersionContract,
                ListContract,
                CreateContract,
                PatchContract,
                ReplaceContract,
                DeleteContract,
                DryRunContract,
                ValidationContract,
                WebhookContract,
                NameContract,
                NamespaceContract,
                LeaseContract,
                AccessContract,
                WorkloadContract {}
