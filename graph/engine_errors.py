"""The driver's and the engines' errors in people's words."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from graph.errors import QueryError, QueryTimeout, ReadOnly, StoreError, StoreUnavailable, WrongPassword


@contextmanager
def spoken(url: str) -> Iterator[None]:
    """Raise what goes wrong in the block as a StoreError."""
    try:
        yield
    except AuthError as error:
        raise WrongPassword(
            f"图数据库 {url} 拒绝了用户名或密码。请检查 PARKGRAPH_USER 和 PARKGRAPH_PASSWORD。",
            f"The store at {url} refused the user or the password. Check PARKGRAPH_USER and PARKGRAPH_PASSWORD.") from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreUnavailable(f"连接不上图数据库 {url}：{error}", f"The store at {url} does not answer: {error}") from error
    except Neo4jError as error:
        raise _of_engine(error) from error
    except (DriverError, OSError) as error:
        raise StoreUnavailable(f"与图数据库 {url} 的连接中断：{error}", f"The connection to {url} broke: {error}") from error


def _of_engine(error: Neo4jError) -> StoreError:
    code, message = error.code or "", error.message or str(error)
    # The embedded engine has no code of its own for a limit that is met while rows are sent.
    if "TransactionTimedOut" in code or "arcadedb.command.timeout" in message:
        return too_slow(None)
    if code.endswith((".Forbidden", ".AccessMode")):
        return read_only(message)
    if "No space left" in message:
        return StoreUnavailable("磁盘已满，未写入任何内容。请腾出空间后重试。",
                                "The disk is full; nothing was written. Free some space and try again.")
    return QueryError(f"引擎拒绝了语句：{message}", f"The engine refused the statement: {message}")


def too_slow(seconds: float | None) -> QueryTimeout:
    limit = ("", "") if seconds is None else (f"（{seconds:g} 秒）", f" of {seconds:g} s")
    return QueryTimeout(f"查询超过了时限{limit[0]}，已中止。请缩小范围或加上 LIMIT。",
                        f"The query ran over its time limit{limit[1]} and was stopped. Narrow it down or add a LIMIT.")


def read_only(message: str) -> ReadOnly:
    return ReadOnly(f"此处只能查询，不能修改图：{message}", f"Here the graph can be read, not changed: {message}")
