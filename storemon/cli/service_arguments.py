"""The commands for unattended work and for serving others: run, serve and database."""

from __future__ import annotations

from storemon.cli.command_parser import CommandParser, Commands, add_command
from storemon.cli.values import database_value, number_value, path_value, text_value


def add_run(commands: Commands[CommandParser]) -> None:
    """Run the scheduled work once."""
    made = add_command(
        commands, "run", "Do once what is set up: import what is new in watched folders, report, alert"
    )
    for name, text in (
        ("--watch", "watch this folder from now on, and do nothing else; may be repeated"),
        ("--forget", "no longer watch this folder; may be repeated"),
    ):
        made.add_argument(name, type=path_value, action="append", default=[], metavar="FOLDER", help=text)
    made.add_argument(
        "--install",
        nargs="+",
        metavar="WHEN",
        help="have the system start it automatically from now on: hourly, or daily and a time such as 06:30",
    )
    made.add_argument("--uninstall", action="store_true", help="stop starting it automatically")


def add_serve(commands: Commands[CommandParser]) -> None:
    """Serve over HTTP."""
    made = add_command(
        commands, "serve", "Answer trigger_report and get_report over HTTP, with a page to try them"
    )
    made.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the address to listen on (default: %(default)s, only this computer)",
    )
    made.add_argument(
        "--port",
        type=number_value,
        default=8000,
        metavar="N",
        help="the port, 0 for a free one (default: %(default)s)",
    )
    made.add_argument(
        "--token-file",
        type=path_value,
        metavar="FILE",
        help="holds the token that requests have to bring; needed where other computers can ask",
    )
    made.add_argument(
        "--certificate", type=path_value, metavar="FILE", help="the certificate for TLS, with its chain"
    )
    made.add_argument("--key", type=path_value, metavar="FILE", help="the certificate's key")
    made.add_argument(
        "--name",
        dest="names",
        type=text_value,
        action="append",
        default=[],
        metavar="NAME",
        help="a host name that the server is reached by, beside its address; may be repeated",
    )
    made.add_argument(
        "--behind-proxy",
        action="store_true",
        help="listen on another address without TLS, since a proxy in front of it encrypts",
    )


def add_databases(commands: Commands[CommandParser]) -> None:
    """Set up, update and copy databases."""
    text = "Set up and update a database that several people share, or copy a database"
    actions = commands.add_parser("database", help=text, description=f"{text}.", allow_abbrev=False)
    made = actions.add_subparsers(dest="action", metavar="ACTION", required=True)
    _on_server(made, "init", "Make storemon's tables and roles in a database on a server")
    _on_server(made, "upgrade", "Bring the tables on a server to this version's layout")
    roles = _on_server(made, "roles", "List who has which role, after giving accounts of the server one")
    for role, may in (
        ("owner", "may do all, upgrades too"),
        ("editor", "may import, undo and write notes"),
        ("viewer", "may read, and make reports"),
    ):
        roles.add_argument(
            f"--{role}",
            action="append",
            default=[],
            type=text_value,
            metavar="ACCOUNT",
            help=f"an account that {may}",
        )
    copy = _action(made, "copy", "Copy all data and reports into an empty database, and compare")
    copy.add_argument(
        "source", type=database_value, metavar="FROM", help="a file, or the address of a database"
    )
    copy.add_argument(
        "target",
        type=database_value,
        metavar="TO",
        help="the database to copy to; a file is created",
    )


def _on_server(actions: Commands[CommandParser], name: str, text: str) -> CommandParser:
    made = _action(actions, name, text)
    made.add_argument(
        "address", type=database_value, metavar="ADDRESS", help="postgresql://USER@HOST:PORT/DATABASE"
    )
    return made


def _action(actions: Commands[CommandParser], name: str, text: str) -> CommandParser:
    return actions.add_parser(name, help=text, description=f"{text}.", allow_abbrev=False)
