"""Kernels forked from a process that has loaded what every notebook loads.

Each run has a kernel of its own, so that nothing passes from one to another. To start one takes
longer than most notebooks do: Python, pandas and matplotlib are loaded for each. A fork of a
process that has them has them too. Only on Linux; elsewhere libraries bear no fork, and kernels
start as Jupyter starts them.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import EntryPoint
from multiprocessing import active_children, forkserver, get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

NAME = "agreement-study-forked"
LOADED = "agreement_study.publishing.kernel_modules"
DICTIONARIES = "agreement_study.publishing.kernel_dictionaries"
MANY = 8
"""From how many kernels on it pays to unpack dictionaries for all: most need none, a few do."""
LAUNCHER = ["-m", "ipykernel_launcher", "-f"]
FORKS = sys.platform == "linux"


class ForkedProvisioner(LocalProvisioner):
    """Starts a Python kernel as a fork, and any other kernel as Jupyter does."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel by its command."""
        if cmd[0] != sys.executable or cmd[1:4] != LAUNCHER:
            return await super().launch_kernel(cmd, **kwargs)
        context = get_context("forkserver")
        process = context.Process(
            target=_kernel, args=(cmd[3:], kwargs.get("cwd"), dict(kwargs["env"]))
        )
        process.start()
        self.process = cast(Any, _Forked(process))  # all that Jupyter asks of a process
        self.pid = self.pgid = process.pid  # a group of its own, see _kernel
        self.cwd = kwargs.get("cwd")
        return self.connection_info


class _Forked:
    """A forked process, as `subprocess.Popen` would show it to Jupyter."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
        self._process = process

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, signum: int) -> None:
        if self._process.pid and self.poll() is None:
            os.kill(self._process.pid, signum)

    def kill(self) -> None:
        self._process.kill()

    def terminate(self) -> None:
        self._process.terminate()


def _kernel(arguments: list[str], cwd: str | None, env: dict[str, str]) -> None:
    """Be a kernel, in the folder and with the environment that Jupyter gives."""
    from ipykernel.kernelapp import IPKernelApp

    Thread(target=_end_with_the_run, daemon=True).start()
    os.setsid()
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd or ".")
    parent = f"--IPKernelApp.parent_handle={os.getppid()}"  # it ends when that process ends
    IPKernelApp.launch_instance([*arguments, parent])


def _end_with_the_run() -> None:
    """End this kernel when the process that asked for it has ended, however that came about.

    The process of which all are forked lives as long as one of them does.
    """
    run = parent_process()
    if run:
        run.join()
        os._exit(1)


def start_by_fork(kernels: int = 1) -> None:
    """Let kernels of this process start as forks, where the platform bears it.

    The process of which they are forked is started, and loads what it has to in the meantime.

    Parameters
    ----------
    kernels
        How many are to start.
    """
    if FORKS:
        loaded = [DICTIONARIES, LOADED] if kernels >= MANY else [LOADED]
        get_context("forkserver").set_forkserver_preload(loaded)
        forkserver.ensure_running()
        factory = KernelProvisionerFactory.instance()
        group = KernelProvisionerFactory.GROUP_NAME
        value = f"{__name__}:{ForkedProvisioner.__name__}"
        factory.provisioners[NAME] = EntryPoint(NAME, value, group)
        factory.default_provisioner_name = NAME


def end_all() -> None:
    """End the kernels that were forked for this process, whatever they do."""
    for process in active_children():
        process.kill()
