<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AlertsCard</name>
    <message>
        <source>Alert history</source>
        <translation>Historial de alertas</translation>
    </message>
    <message numerus="yes">
        <source>1 ongoing|{n} ongoing</source>
        <translation>
            <numerusform>1 en curso</numerusform>
            <numerusform>{n} en curso</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts are off. Turn them on to hear when a store goes down.</source>
        <translation>Las alertas están desactivadas. Actívelas para saber cuándo se cae una tienda.</translation>
    </message>
    <message>
        <source>No alerts so far.</source>
        <translation>Aún no hay alertas.</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Ended {time}</source>
        <translation>Terminó el {time}</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>AttentionCard</name>
    <message>
        <source>Needs attention</source>
        <translation>Requieren atención</translation>
    </message>
    <message numerus="yes">
        <source>1 down on some platforms|{n} down on some platforms</source>
        <translation>
            <numerusform>1 inactiva en algunas plataformas</numerusform>
            <numerusform>{n} inactivas en algunas plataformas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 without checks|{n} without checks</source>
        <translation>
            <numerusform>1 sin sondeos</numerusform>
            <numerusform>{n} sin sondeos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 worse than {period}|{n} worse than {period}</source>
        <translation>
            <numerusform>1 con menos tiempo activo que {period}</numerusform>
            <numerusform>{n} con menos tiempo activo que {period}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 with hours that look wrong|{n} with hours that look wrong</source>
        <translation>
            <numerusform>1 con un horario dudoso</numerusform>
            <numerusform>{n} con un horario dudoso</numerusform>
        </translation>
    </message>
    <message>
        <source>local times</source>
        <translation>horas locales</translation>
    </message>
    <message numerus="yes">
        <source>1 down at end of range|{n} down at end of range</source>
        <translation>
            <numerusform>1 inactiva al final del periodo</numerusform>
            <numerusform>{n} inactivas al final del periodo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 down now|{n} down now</source>
        <translation>
            <numerusform>1 inactiva ahora</numerusform>
            <numerusform>{n} inactivas ahora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 down at last check|{n} down at last check</source>
        <translation>
            <numerusform>1 inactiva al último dato</numerusform>
            <numerusform>{n} inactivas al último dato</numerusform>
        </translation>
    </message>
    <message>
        <source>No store was open at this time.</source>
        <translation>Ninguna tienda estaba abierta a esa hora.</translation>
    </message>
    <message>
        <source>No store is open right now.</source>
        <translation>Ninguna tienda está abierta en este momento.</translation>
    </message>
    <message numerus="yes">
        <source>The 1 open store is online.|All {n} open stores are online.</source>
        <translation>
            <numerusform>La única tienda abierta está activa.</numerusform>
            <numerusform>Las {n} tiendas abiertas están activas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The 1 store that was open was online.|All {n} stores that were open were online.</source>
        <translation>
            <numerusform>La única tienda que estaba abierta estaba activa.</numerusform>
            <numerusform>Las {n} tiendas que estaban abiertas estaban activas.</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plataformas</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Partly down</source>
        <translation>Inactiva en parte</translation>
    </message>
    <message>
        <source>No checks</source>
        <translation>Sin sondeos</translation>
    </message>
    <message>
        <source>Got worse</source>
        <translation>Empeoró</translation>
    </message>
    <message>
        <source>Hours look wrong</source>
        <translation>El horario parece incorrecto</translation>
    </message>
    <message>
        <source>Down at end of range</source>
        <translation>Inactiva al final del periodo</translation>
    </message>
    <message>
        <source>Down at last check</source>
        <translation>Inactiva al último dato</translation>
    </message>
    <message>
        <source>Newly down</source>
        <translation>Recién caída</translation>
    </message>
    <message>
        <source>Down now</source>
        <translation>Inactiva ahora</translation>
    </message>
    <message>
        <source>all of this range</source>
        <translation>todo este periodo</translation>
    </message>
    <message>
        <source>all week</source>
        <translation>toda la semana</translation>
    </message>
    <message>
        <source>Down for</source>
        <translation>Caída por</translation>
    </message>
    <message>
        <source>Open hours lost in this outage so far</source>
        <translation>Horas de apertura perdidas en esta caída hasta ahora</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>When the outage began, or the last check was made, in the store&apos;s local time</source>
        <translation>Cuándo empezó la caída, o se hizo el último sondeo, en la hora local de la tienda</translation>
    </message>
    <message>
        <source>Who else</source>
        <translation>Otras tiendas</translation>
    </message>
    <message>
        <source>Whether other stores went down at the same time: then it is probably the platform</source>
        <translation>Si otras tiendas cayeron al mismo tiempo: entonces probablemente es la plataforma</translation>
    </message>
    <message>
        <source>Lost sales</source>
        <translation>Ventas perdidas</translation>
    </message>
    <message>
        <source>Sales lost in this outage so far</source>
        <translation>Ventas perdidas en esta caída hasta ahora</translation>
    </message>
    <message>
        <source>Last seen online</source>
        <translation>Activa por última vez</translation>
    </message>
    <message>
        <source>The last check before this outage that found the store online</source>
        <translation>El último sondeo antes de esta caída que encontró la tienda activa</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>Datos insuficientes</translation>
    </message>
    <message>
        <source>This store only</source>
        <translation>Solo esta tienda</translation>
    </message>
    <message numerus="yes">
        <source>Shared with 1 other|Shared with {n} others</source>
        <translation>
            <numerusform>Compartida con 1 más</numerusform>
            <numerusform>Compartida con {n} más</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>Agregar una nota…</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>desde {time}</translation>
    </message>
    <message>
        <source>What looks wrong with the business hours of the store</source>
        <translation>Qué parece estar mal en el horario comercial de la tienda</translation>
    </message>
</context>
<context>
    <name>AutomationController</name>
    <message>
        <source>Choose a folder to watch</source>
        <translation>Elegir una carpeta para vigilar</translation>
    </message>
    <message>
        <source>Choose where files go after the import</source>
        <translation>Elegir adónde van los archivos tras la importación</translation>
    </message>
    <message numerus="yes">
        <source>Imported 1 file from watched folders.|Imported {n} files from watched folders.</source>
        <translation>
            <numerusform>Se ha importado 1 archivo de las carpetas vigiladas.</numerusform>
            <numerusform>Se han importado {n} archivos de las carpetas vigiladas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 new file needs your answer.|{n} new files need your answer.</source>
        <translation>
            <numerusform>1 archivo nuevo necesita su respuesta.</numerusform>
            <numerusform>{n} archivos nuevos necesitan su respuesta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Watched folders are paused.</source>
        <translation>Las carpetas vigiladas están en pausa.</translation>
    </message>
    <message>
        <source>What was imported so far stays.</source>
        <translation>Lo que se importó antes se queda.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
</context>
<context>
    <name>AutomationPage</name>
    <message>
        <source>Automation</source>
        <translation>Automatización</translation>
    </message>
    <message>
        <source>Import files as they arrive, and get an alert when a store goes down.</source>
        <translation>Importe los archivos a medida que llegan y reciba una alerta cuando se caiga una tienda.</translation>
    </message>
    <message>
        <source>Folders are checked while storemon is open, and by “storemon run”.</source>
        <translation>Las carpetas se revisan mientras storemon está abierto y con “storemon run”.</translation>
    </message>
</context>
<context>
    <name>BackupController</name>
    <message>
        <source>The database was not opened.</source>
        <translation>La base de datos no se ha abierto.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Your data is in a network folder.</source>
        <translation>Sus datos están en una carpeta de red.</translation>
    </message>
    <message>
        <source>Open it on one computer at a time: two at once can damage it, and so can a broken connection. It is safer on this computer, with backups on the network.</source>
        <translation>Ábralos en un solo equipo a la vez: dos al mismo tiempo pueden dañarlos, y también una conexión cortada. Están más seguros en este equipo, con las copias de seguridad en la red.</translation>
    </message>
    <message>
        <source>Your data is in a folder that is synced.</source>
        <translation>Sus datos están en una carpeta que se sincroniza.</translation>
    </message>
    <message>
        <source>Services such as Dropbox or OneDrive may copy it while it is being written, or put an older copy back. It is safer outside of that folder, with backups inside.</source>
        <translation>Servicios como Dropbox u OneDrive pueden copiarlos mientras se escriben, o volver a poner una copia anterior. Están más seguros fuera de esa carpeta, con las copias de seguridad dentro.</translation>
    </message>
    <message>
        <source>The database was damaged. It was set aside as {name}.</source>
        <translation>La base de datos estaba dagregue. Se ha apartado como {name}.</translation>
    </message>
    <message>
        <source>Another program changed the database. It was set aside as {name}.</source>
        <translation>Otro programa cambió la base de datos. Se ha apartado como {name}.</translation>
    </message>
    <message>
        <source>There is no backup of it. Import your files again.</source>
        <translation>No hay ninguna copia de seguridad de ella. Vuelva a importar sus archivos.</translation>
    </message>
    <message>
        <source>Restore the backup of {moment}, or start over and import your files again. Nothing was deleted.</source>
        <translation>Restaure la copia de seguridad de {moment}, o empiece de nuevo e importe otra vez sus archivos. No se ha borrado nada.</translation>
    </message>
    <message>
        <source>Restore backup</source>
        <translation>Restaurar copia</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar una copia</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Restore {name}?</source>
        <translation>¿Restaurar {name}?</translation>
    </message>
    <message>
        <source>It replaces all data and reports. The current data is backed up first.</source>
        <translation>Sustituye todos los datos e informes. Antes se hace una copia de seguridad de los datos actuales.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
</context>
<context>
    <name>BackupJobs</name>
    <message>
        <source>Backing up to {name}</source>
        <translation>Copiando en {name}</translation>
    </message>
    <message>
        <source>Restoring {name}</source>
        <translation>Restaurando {name}</translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>Made</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Sondeos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Backup of the day</source>
        <translation>Copia del día</translation>
    </message>
    <message>
        <source>Before an undo</source>
        <translation>Antes de deshacer</translation>
    </message>
    <message>
        <source>Before clearing all data</source>
        <translation>Antes de borrar todos los datos</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>Antes de una actualización</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>Antes de restaurar</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close message</source>
        <translation>Cerrar el mensaje</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>BannerStack</name>
    <message>
        <source>Your data is safe. Please try again. If it happens again, report it with these details:</source>
        <translation>Sus datos están a salvo. Inténtelo de nuevo. Si vuelve a ocurrir, comuníquelo con estas palabras:</translation>
    </message>
    <message>
        <source>Something went wrong on our side.</source>
        <translation>Algo ha fallado por nuestra parte.</translation>
    </message>
</context>
<context>
    <name>BarsCard</name>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>&lt;{share} known</source>
        <translation>&lt;{share} conocido</translation>
    </message>
</context>
<context>
    <name>Bounds</name>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>about {percent}</source>
        <translation>aproximadamente {percent}</translation>
    </message>
    <message>
        <source>between {low} and {high}</source>
        <translation>entre {low} y {high}</translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>End tour</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>no clear change</source>
        <translation>sin cambio claro</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} puntos</translation>
    </message>
</context>
<context>
    <name>ChartLegend</name>
    <message>
        <source>Up</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Check, active</source>
        <translation>Sondeo activo</translation>
    </message>
    <message>
        <source>Check, inactive</source>
        <translation>Sondeo inactivo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Legend: {entries}</source>
        <translation>Leyenda: {entries}</translation>
    </message>
</context>
<context>
    <name>ClosureForm</name>
    <message>
        <source>Closure or special hours</source>
        <translation>Cierre u horario especial</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Todas las tiendas</translation>
    </message>
    <message>
        <source>One store</source>
        <translation>Una tienda</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>Group {group}</source>
        <translation>Grupo {group}</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Name or id</source>
        <translation>Nombre o id</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Primera fecha</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>Última fecha</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Special hours</source>
        <translation>Horario especial</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Abre</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Cierra</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Such as Thanksgiving</source>
        <translation>Por ejemplo, Navidad</translation>
    </message>
    <message>
        <source>Enter the name or the id of the store.</source>
        <translation>Escriba el nombre o el id de la tienda.</translation>
    </message>
    <message>
        <source>Several stores have this name. Choose one of the list, or enter its id.</source>
        <translation>Varias tiendas tienen este nombre. Elija una de la lista o escriba su id.</translation>
    </message>
    <message>
        <source>Opening and closing time are the same. For all day, use 00:00 twice.</source>
        <translation>La hora de apertura y la de cierre son iguales. Para todo el día, use 00:00 dos veces.</translation>
    </message>
</context>
<context>
    <name>ClosureNote</name>
    <message>
        <source>{date}: {n} of {total} stores had no active check all day</source>
        <translation>{date}: {n} de {total} tiendas no tuvieron ningún sondeo activo en todo el día</translation>
    </message>
    <message>
        <source>If they were closed, add a closure: the day then counts as closed, not as downtime. If they were down, leave it as it is.</source>
        <translation>Si estaban cerradas, agregue un cierre: el día contará como cerrado y no como tiempo inactivo. Si estaban caídas, déjelo como está.</translation>
    </message>
    <message>
        <source>Review closure…</source>
        <translation>Revisar cierre…</translation>
    </message>
</context>
<context>
    <name>ClosureNotes</name>
    <message>
        <source>Possible closures</source>
        <translation>Posibles cierres</translation>
    </message>
    <message numerus="yes">
        <source>Show 1 earlier date|Show {n} earlier dates</source>
        <translation>
            <numerusform>Mostrar 1 fecha anterior</numerusform>
            <numerusform>Mostrar {n} fechas anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the newest dates</source>
        <translation>Mostrar las fechas más recientes</translation>
    </message>
</context>
<context>
    <name>ClosuresController</name>
    <message>
        <source>Delete closure</source>
        <translation>Eliminar cierre</translation>
    </message>
    <message>
        <source>Delete special hours</source>
        <translation>Eliminar horario especial</translation>
    </message>
    <message>
        <source>Edit closure</source>
        <translation>Editar cierre</translation>
    </message>
    <message>
        <source>Edit special hours</source>
        <translation>Editar horario especial</translation>
    </message>
    <message>
        <source>Add closure</source>
        <translation>Agregar cierre</translation>
    </message>
    <message>
        <source>Add special hours</source>
        <translation>Agregar horario especial</translation>
    </message>
    <message>
        <source>Closure or special hours deleted</source>
        <translation>Cierre u horario especial eliminado</translation>
    </message>
    <message>
        <source>Closure or special hours added</source>
        <translation>Cierre u horario especial agregado</translation>
    </message>
    <message>
        <source>Closure or special hours changed</source>
        <translation>Cierre u horario especial modificado</translation>
    </message>
</context>
<context>
    <name>ClosuresDialog</name>
    <message>
        <source>Closures and special hours</source>
        <translation>Cierres y horarios especiales</translation>
    </message>
    <message>
        <source>On these dates they replace the weekly business hours. A store&apos;s own count before those of its group, and these before those of all stores.</source>
        <translation>En estas fechas sustituyen el horario semanal. Los de una tienda cuentan antes que los de su grupo, y estos antes que los de todas las tiendas.</translation>
    </message>
    <message>
        <source>Earlier weeks</source>
        <translation>Semanas anteriores</translation>
    </message>
    <message>
        <source>Later weeks</source>
        <translation>Semanas siguientes</translation>
    </message>
    <message>
        <source>Calendar of closures and special hours</source>
        <translation>Calendario de cierres y horarios especiales</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Agregar…</translation>
    </message>
    <message>
        <source>Add public holidays…</source>
        <translation>Agregar festivos…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>There are none yet. Add one here, or import a file of them.</source>
        <translation>Todavía no hay ninguno. Agregue uno aquí, o importe un archivo.</translation>
    </message>
    <message>
        <source>This one is from a file. Undo that import, or add other hours for its dates.</source>
        <translation>Este viene de un archivo. Deshaga esa importación, o agregue otro horario para esas fechas.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Reset columns</source>
        <translation>Restablecer columnas</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare reports</source>
        <translation>Comparar informes</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Última semana</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Full range of each</source>
        <translation>Todo el tiempo de cada uno</translation>
    </message>
    <message>
        <source>Stores in both reports</source>
        <translation>Tiendas en ambos informes</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primero</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Segundo</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Exportar CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Clear: the ranges that the two uptimes lie in do not touch.</source>
        <translation>Claro: los rangos de los dos tiempos activos no se tocan.</translation>
    </message>
    <message>
        <source>Clear: the ranges that the two uptimes lie in do not touch. Excused time counts here.</source>
        <translation>Claro: los rangos de los dos tiempos activos no se tocan. Aquí cuenta el tiempo justificado.</translation>
    </message>
    <message>
        <source>No clear change</source>
        <translation>Sin cambio claro</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>{stores}: {up} clearly better, {down} clearly worse</source>
        <translation>{stores}: {up} claramente mejor, {down} claramente peor</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Second minus first, in percentage points</source>
        <translation>Segundo menos primero, en puntos porcentuales</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Change in points</source>
        <translation>Cambio en puntos</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to a shared database</source>
        <translation>Conectar con una base de datos compartida</translation>
    </message>
    <message>
        <source>Recent connections</source>
        <translation>Conexiones recientes</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Such as db.example.com</source>
        <translation>Por ejemplo, db.example.com</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Save the password in this computer&apos;s keyring</source>
        <translation>Guardar la contraseña en el llavero de este equipo</translation>
    </message>
    <message>
        <source>No keyring found: asked for at each start</source>
        <translation>Sin llavero: se pide en cada inicio</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Required; check the certificate</source>
        <translation>Obligatorio; comprobar el certificado</translation>
    </message>
    <message>
        <source>Required; check the certificate with a file</source>
        <translation>Obligatorio; comprobar el certificado con un archivo</translation>
    </message>
    <message>
        <source>Required; do not check who answers</source>
        <translation>Obligatorio; no comprobar quién responde</translation>
    </message>
    <message>
        <source>Only if the server offers it</source>
        <translation>Solo si el servidor lo ofrece</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Archivo de certificado</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elija…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>A shared database is on a PostgreSQL server. Whoever set it up can tell you what to enter here.</source>
        <translation>Una base de datos compartida está en un servidor PostgreSQL. Quien la configuró puede decirle qué escribir aquí.</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>Elija el archivo de certificado</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificados (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Algo ha salido mal</translation>
    </message>
    <message>
        <source>Something went wrong on our side.</source>
        <translation>Algo ha fallado por nuestra parte.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>Guardar diagnóstico…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Your data is safe: finished work is saved, and nothing is left half done. You can keep working. If anything looks wrong, close storemon and start it again.</source>
        <translation>Sus datos están a salvo: lo terminado se ha guardado y nada ha quedado a medias. Puede seguir trabajando. Si algo parece estar mal, cierre storemon y ábralo de nuevo.</translation>
    </message>
    <message>
        <source>If it happens again, please report it with these details. They may name a store.</source>
        <translation>Si vuelve a ocurrir, comuníquelo con estos detalles. Pueden nombrar una tienda.</translation>
    </message>
    <message numerus="yes">
        <source>It has happened 1 more time since.|It has happened {n} more times since.</source>
        <translation>
            <numerusform>Desde entonces ha ocurrido 1 vez más.</numerusform>
            <numerusform>Desde entonces ha ocurrido {n} veces más.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>DataExportController</name>
    <message>
        <source>Choose a folder for the exported data</source>
        <translation>Elija una carpeta para los datos exportados</translation>
    </message>
    <message>
        <source>storemon data {date}</source>
        <translation>datos de storemon {date}</translation>
    </message>
    <message>
        <source>Exporting all data</source>
        <translation>Exportando todos los datos</translation>
    </message>
    <message numerus="yes">
        <source>1 row|{n} rows</source>
        <translation>
            <numerusform>1 fila</numerusform>
            <numerusform>{n} filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved {what} to {name}.</source>
        <translation>Se ha guardado {what} en {name}.</translation>
    </message>
</context>
<context>
    <name>DataJobs</name>
    <message>
        <source>Undoing the import of {name}</source>
        <translation>Deshaciendo la importación de {name}</translation>
    </message>
    <message>
        <source>Removing the sample data</source>
        <translation>Quitando los datos de ejemplo</translation>
    </message>
    <message>
        <source>Clearing all data</source>
        <translation>Borrando todos los datos</translation>
    </message>
</context>
<context>
    <name>DataMove</name>
    <message>
        <source>Moving the data</source>
        <translation>Moviendo los datos</translation>
    </message>
    <message>
        <source>Opening the database</source>
        <translation>Abriendo la base de datos</translation>
    </message>
</context>
<context>
    <name>DataSettings</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Mover…</translation>
    </message>
    <message>
        <source>Opens the folder of the data</source>
        <translation>Abre la carpeta de los datos</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>The database and its backups are in this folder. These settings are kept elsewhere.</source>
        <translation>La base de datos y sus copias de seguridad están en esta carpeta. Estos ajustes se guardan en otro lugar.</translation>
    </message>
    <message>
        <source>State of the data folder</source>
        <translation>Estado de la carpeta de datos</translation>
    </message>
    <message>
        <source>The database is on a server. Whoever looks after the server makes its backups. These settings are kept on this computer.</source>
        <translation>La base de datos está en un servidor. Quien se ocupa del servidor hace sus copias de seguridad. Estos ajustes se guardan en este equipo.</translation>
    </message>
    <message>
        <source>{size} with backups</source>
        <translation>{size} con las copias de seguridad</translation>
    </message>
    <message>
        <source>storemon is busy, or files are waiting for review. Move the data when that is done.</source>
        <translation>storemon está ocupado, o hay archivos pendientes de revisión. Mueva los datos cuando haya terminado.</translation>
    </message>
    <message>
        <source>Choose the folder for the data</source>
        <translation>Elija la carpeta para los datos</translation>
    </message>
    <message>
        <source>Use the data in {folder}?</source>
        <translation>¿Usar los datos de {folder}?</translation>
    </message>
    <message>
        <source>This folder already has a storemon database. Nothing is copied or removed: your current data stays in {old} and is no longer shown.</source>
        <translation>En esta carpeta ya hay una base de datos de storemon. No se copia ni se quita nada: los datos actuales se quedan en {old} y dejan de mostrarse.</translation>
    </message>
    <message>
        <source>The data in {folder} was not changed.</source>
        <translation>Los datos de {folder} no se han cambiado.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <source>Move the data to {folder}?</source>
        <translation>¿Mover los datos a {folder}?</translation>
    </message>
    <message>
        <source>{size} are copied and checked. They are removed from {old} once the copy is in use.</source>
        <translation>Se copian y comprueban {size}. Se quitan de {old} cuando la copia ya está en uso.</translation>
    </message>
    <message>
        <source>Move the data</source>
        <translation>Mover los datos</translation>
    </message>
    <message>
        <source>The data has moved.</source>
        <translation>Los datos se han movido.</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>This date is out of range. Try {example}</source>
        <translation>Aquí no es posible esa fecha. Pruebe {example}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Go to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>Go to the week of a date</source>
        <translation>Ir a la semana de una fecha</translation>
    </message>
    <message>
        <source>Type a date and press Enter</source>
        <translation>Escriba una fecha y pulse Enter</translation>
    </message>
    <message>
        <source>Choose a date from a calendar</source>
        <translation>Elegir una fecha en un calendario</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Not a date. Try {example}</source>
        <translation>No es una fecha. Pruebe {example}</translation>
    </message>
    <message>
        <source>Data ends {date}</source>
        <translation>Los datos terminan el {date}</translation>
    </message>
    <message>
        <source>Data begins {date}</source>
        <translation>Los datos empiezan el {date}</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>Day by day</source>
        <translation>Día a día</translation>
    </message>
    <message>
        <source>{date} ({hours} h long)</source>
        <translation>{date} (de {hours} h)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Sondeos</translation>
    </message>
    <message>
        <source>Checks during open hours</source>
        <translation>Sondeos dentro del horario</translation>
    </message>
</context>
<context>
    <name>Dayparts</name>
    <message>
        <source>Breakfast</source>
        <translation>Desayuno</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>Almuerzo</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>Dinner</source>
        <translation>Cena</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Noche</translation>
    </message>
    <message>
        <source>Uptime by daypart: {dayparts}</source>
        <translation>Tiempo activo por franja: {dayparts}</translation>
    </message>
    <message>
        <source>Lost sales by daypart: {dayparts}</source>
        <translation>Ventas perdidas por franja: {dayparts}</translation>
    </message>
</context>
<context>
    <name>DaypartsCard</name>
    <message>
        <source>Dayparts</source>
        <translation>Franjas del día</translation>
    </message>
    <message>
        <source>{window}, each store’s local time; interpolated</source>
        <translation>{window}, hora local de cada tienda; interpolado</translation>
    </message>
    <message>
        <source>Daypart</source>
        <translation>Franja</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>On each store&apos;s own clock; set in Edit, Settings</source>
        <translation>Según el reloj de cada tienda; se fija en Editar, Ajustes</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Entre</translation>
    </message>
    <message>
        <source>Uptime if all uncertain time was down, and if it was up</source>
        <translation>Tiempo activo si todo el tiempo incierto fue inactivo, y si fue activo</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Tiempo inactivo</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Share of the open time that is known</source>
        <translation>Parte del tiempo abierto que se conoce</translation>
    </message>
    <message>
        <source>Lost sales</source>
        <translation>Ventas perdidas</translation>
    </message>
    <message>
        <source>Downtime times what an open hour brings and what the daypart weighs</source>
        <translation>El tiempo inactivo por lo que da una hora de apertura y por el peso de la franja</translation>
    </message>
</context>
<context>
    <name>DesktopController</name>
    <message>
        <source>The import is done.</source>
        <translation>La importación ha terminado.</translation>
    </message>
    <message>
        <source>Some files could not be imported.</source>
        <translation>Algunos archivos no se han podido importar.</translation>
    </message>
    <message>
        <source>The report is ready.</source>
        <translation>El informe está listo.</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Collect diagnostics</source>
        <translation>Recopilar diagnóstico</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>This is all that will be saved</source>
        <translation>Esto es todo lo que se va a guardar</translation>
    </message>
    <message>
        <source>It shows what storemon did and where it failed. It contains no names, checks or hours of your stores, and no file names. Nothing is sent; you decide who gets the file.</source>
        <translation>Muestra qué hizo storemon y dónde falló. No contiene nombres, sondeos ni horarios de sus tiendas, ni nombres de archivos. No se envía nada; usted decide a quién da el archivo.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada todavía.</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Guardar diagnóstico</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Archivos zip (*.zip)</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Files cannot be imported here</source>
        <translation>Aquí no se pueden importar archivos</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Suelte para importar</translation>
    </message>
    <message>
        <source>Store status, business hours or time zones: CSV files, spreadsheets, zips or whole folders</source>
        <translation>Estado de las tiendas, horarios o zonas horarias: archivos CSV, hojas de cálculo, zips o carpetas enteras</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>See which restaurants went offline, and for how long</source>
        <translation>Vea qué restaurantes se desconectaron y durante cuánto tiempo</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Try the sample data</source>
        <translation>Probar con datos de ejemplo</translation>
    </message>
    <message>
        <source>Your files are being imported. The stores appear here in a moment.</source>
        <translation>Se están importando sus archivos. Las tiendas aparecerán aquí en un momento.</translation>
    </message>
    <message>
        <source>Required. One line per check: store, status, time in UTC.</source>
        <translation>Obligatorio. Una línea por sondeo: tienda, estado y hora en UTC.</translation>
    </message>
    <message>
        <source>Optional. Without hours, a store counts as open 24/7.</source>
        <translation>Opcional. Sin horario, una tienda cuenta como abierta 24/7.</translation>
    </message>
    <message>
        <source>Optional. Without one, {zone} is assumed.</source>
        <translation>Opcional. Si falta, se supone {zone}.</translation>
    </message>
    <message>
        <source>Store status</source>
        <translation>Estado de las tiendas</translation>
    </message>
    <message>
        <source>Drop CSV files, spreadsheets or a folder here. Each file is recognized by its columns.</source>
        <translation>Suelte aquí archivos CSV, hojas de cálculo o una carpeta. Se reconocen por sus columnas.</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Horario comercial</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zonas horarias</translation>
    </message>
</context>
<context>
    <name>ExplainController</name>
    <message>
        <source>last hour</source>
        <translation>última hora</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>último día</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>última semana</translation>
    </message>
</context>
<context>
    <name>ExplainDrawer</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>The same time, counted in other ways</source>
        <translation>El mismo tiempo, contado de otras formas</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation>Desglose</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Sondeos</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>What the figure is made of</source>
        <translation>De qué se compone la cifra</translation>
    </message>
</context>
<context>
    <name>ExportActions</name>
    <message>
        <source>&amp;Excel workbook…</source>
        <translation>Libro de &amp;Excel…</translation>
    </message>
    <message>
        <source>&amp;CSV file…</source>
        <translation>Archivo &amp;CSV…</translation>
    </message>
    <message>
        <source>CSV file with &amp;all columns…</source>
        <translation>Archivo CSV con &amp;todas las columnas…</translation>
    </message>
    <message>
        <source>&amp;Outages as CSV file…</source>
        <translation>C&amp;aídas en archivo CSV…</translation>
    </message>
    <message>
        <source>&amp;Downtime by hour of the week…</source>
        <translation>&amp;Tiempo inactivo por hora de la semana…</translation>
    </message>
    <message>
        <source>&amp;Stores by uptime…</source>
        <translation>Tiendas &amp;según tiempo activo…</translation>
    </message>
    <message>
        <source>One-page &amp;PDF…</source>
        <translation>&amp;PDF de una página…</translation>
    </message>
    <message numerus="yes">
        <source>Only the 1 store &amp;shown|Only the {n} stores &amp;shown</source>
        <translation>
            <numerusform>Solo la tienda mo&amp;strada</numerusform>
            <numerusform>Solo las {n} tiendas mo&amp;stradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the 1 store &amp;shown…|Only the {n} stores &amp;shown…</source>
        <translation>
            <numerusform>Solo la tienda &amp;mostrada…</numerusform>
            <numerusform>Solo las {n} tiendas mo&amp;stradas…</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV files</source>
        <translation>Archivos CSV</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>Archivos PDF</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>Imágenes PNG</translation>
    </message>
    <message>
        <source>SVG pictures</source>
        <translation>Imágenes SVG</translation>
    </message>
    <message>
        <source>Save workbook</source>
        <translation>Guardar libro</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation>Libros de Excel</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>Save outages</source>
        <translation>Guardar caídas</translation>
    </message>
    <message>
        <source>Save hours findings</source>
        <translation>Guardar hallazgos de horarios</translation>
    </message>
    <message>
        <source>Uptime over &amp;time as CSV file…</source>
        <translation>Te&amp;ndencia como archivo CSV…</translation>
    </message>
    <message>
        <source>Save uptime over time</source>
        <translation>Guardar la tendencia</translation>
    </message>
    <message>
        <source>&amp;List of stores as PDF…</source>
        <translation>&amp;Lista de tiendas en PDF…</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>Guardar lista</translation>
    </message>
    <message>
        <source>Save page</source>
        <translation>Guardar página</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Guardar imagen</translation>
    </message>
    <message>
        <source>&amp;Uptime over time…</source>
        <translation>Ten&amp;dencia…</translation>
    </message>
    <message>
        <source>Uptime over time as p&amp;icture…</source>
        <translation>Ten&amp;dencia como imagen…</translation>
    </message>
    <message>
        <source>&amp;Week as picture…</source>
        <translation>&amp;Semana como imagen…</translation>
    </message>
    <message>
        <source>Business &amp;hours as picture…</source>
        <translation>&amp;Horario comercial como imagen…</translation>
    </message>
    <message>
        <source>&amp;Hours findings as CSV file…</source>
        <translation>&amp;Hallazgos de horarios como archivo CSV…</translation>
    </message>
    <message>
        <source>Chart as p&amp;icture</source>
        <translation>Gráfico como &amp;imagen</translation>
    </message>
    <message>
        <source>All stores in the order &amp;shown</source>
        <translation>Todas las tiendas en el orden mo&amp;strado</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>All in the order &amp;shown…</source>
        <translation>Todas en el orden mo&amp;strado…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>Saving {name}</source>
        <translation>Guardando {name}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} a {last}</translation>
    </message>
    <message numerus="yes">
        <source>1 outage|{n} outages</source>
        <translation>
            <numerusform>1 caída</numerusform>
            <numerusform>{n} caídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 row|{n} rows</source>
        <translation>
            <numerusform>1 fila</numerusform>
            <numerusform>{n} filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>Se ha guardado {name}.</translation>
    </message>
    <message>
        <source>It does not include what was imported or undone since the report.</source>
        <translation>No incluye lo que se ha importado o deshecho desde el informe.</translation>
    </message>
    <message>
        <source>Saved {what} to {name}.</source>
        <translation>Se ha guardado {what} en {name}.</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>Explain {caption}</source>
        <translation>Explicar: {caption}</translation>
    </message>
    <message>
        <source>{share} of {time} known</source>
        <translation>{share} de {time} vistas</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Change sales per open hour of this store</source>
        <translation>Cambiar las ventas por hora abierta de esta tienda</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>No checks count</source>
        <translation>Ningún sondeo cuenta</translation>
    </message>
    <message>
        <source>Down {time}</source>
        <translation>Inactivo {time}</translation>
    </message>
    <message>
        <source>unknown {time}</source>
        <translation>desc. {time}</translation>
    </message>
    <message>
        <source>Up {time}</source>
        <translation>Activo {time}</translation>
    </message>
    <message>
        <source>Only {share} of {time} known</source>
        <translation>Solo se conoce el {share} de {time}</translation>
    </message>
    <message>
        <source>only {share} known</source>
        <translation>solo se conoce el {share}</translation>
    </message>
    <message>
        <source>{target} met</source>
        <translation>{target} cumplido</translation>
    </message>
    <message>
        <source>{target} missed</source>
        <translation>{target} incumplido</translation>
    </message>
    <message>
        <source>target of {group}</source>
        <translation>objetivo de {group}</translation>
    </message>
    <message>
        <source>All other stores: {target}</source>
        <translation>Todas las demás: {target}</translation>
    </message>
    <message>
        <source>Group {group}: {target}</source>
        <translation>Grupo {group}: {target}</translation>
    </message>
    <message>
        <source>Without excused time {uptime} · {time} excused</source>
        <translation>Sin tiempo justificado {uptime} · {time} justificado</translation>
    </message>
    <message>
        <source>Show how these figures are calculated</source>
        <translation>Mostrar cómo se calculan estas cifras</translation>
    </message>
    <message>
        <source>{change} since the period before</source>
        <translation>{change} desde el periodo anterior</translation>
    </message>
    <message>
        <source>The true uptime is in this range: {range}</source>
        <translation>El tiempo activo real está en este intervalo: {range}</translation>
    </message>
    <message>
        <source>If all uncertain time was down: {least}
If it was up: {most}</source>
        <translation>Si todo el tiempo incierto fue inactivo: {least}
Si fue activo: {most}</translation>
    </message>
    <message>
        <source>{time} over allowance</source>
        <translation>{time} de exceso</translation>
    </message>
    <message>
        <source>{time} allowance left</source>
        <translation>margen: {time}</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sin datos</translation>
    </message>
    <message>
        <source>{target}: not enough data</source>
        <translation>{target}: faltan datos</translation>
    </message>
    <message>
        <source>at most {time} left</source>
        <translation>margen: máx. {time}</translation>
    </message>
    <message>
        <source>Lost sales {amount}</source>
        <translation>Ventas perdidas: {amount}</translation>
    </message>
    <message>
        <source>Lost sales {amount} ({least} to {most})</source>
        <translation>Ventas perdidas: {amount} (de {least} a {most})</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Choose files to import</source>
        <translation>Elija los archivos que quiere importar</translation>
    </message>
    <message>
        <source>Data files (*.csv *.tsv *.txt *.gz *.zip *.xlsx *.xlsm *.xls *.ods)</source>
        <translation>Archivos de datos (*.csv *.tsv *.txt *.gz *.zip *.xlsx *.xlsm *.xls *.ods)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>CSV files</source>
        <translation>Archivos CSV</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Filtros guardados</translation>
    </message>
    <message>
        <source>Hide chart</source>
        <translation>Ocultar gráfico</translation>
    </message>
    <message>
        <source>The week of the chosen store, below the table</source>
        <translation>La semana de la tienda elegida, debajo de la tabla</translation>
    </message>
    <message>
        <source>Back to {page}</source>
        <translation>Volver a {page}</translation>
    </message>
    <message>
        <source>Back to {page} ({keys})</source>
        <translation>Volver a {page} ({keys})</translation>
    </message>
    <message>
        <source>Show chart</source>
        <translation>Mostrar gráfico</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {stores}</source>
        <translation>{n} de {stores}</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Clear this filter</source>
        <translation>Quitar este filtro</translation>
    </message>
    <message>
        <source>Clear filter {filter}</source>
        <translation>Quitar el filtro {filter}</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter by store, group or time zone</source>
        <translation>Filtrar por tienda, grupo o zona horaria</translation>
    </message>
    <message>
        <source>Filter stores</source>
        <translation>Filtrar tiendas</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Save this filter…</source>
        <translation>Guardar este filtro…</translation>
    </message>
    <message>
        <source>Remove saved filter</source>
        <translation>Eliminar filtro guardado</translation>
    </message>
</context>
<context>
    <name>FilteredTable</name>
    <message>
        <source>Clear filter</source>
        <translation>Quitar el filtro</translation>
    </message>
    <message>
        <source>No store matches “{filter}”.</source>
        <translation>Ninguna tienda coincide con «{filter}».</translation>
    </message>
</context>
<context>
    <name>FindingLine</name>
    <message>
        <source>Check hours</source>
        <translation>Revisar horario</translation>
    </message>
    <message>
        <source>Show what looks wrong with the hours of this store</source>
        <translation>Mostrar qué parece estar mal en el horario de esta tienda</translation>
    </message>
    <message>
        <source>Hours to check: {findings}</source>
        <translation>Horario por revisar: {findings}</translation>
    </message>
</context>
<context>
    <name>FindingTiles</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Stores to check</source>
        <translation>Tiendas por revisar</translation>
    </message>
    <message numerus="yes">
        <source>Store to check|Stores to check</source>
        <translation>
            <numerusform>Tienda por revisar</numerusform>
            <numerusform>Tiendas por revisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of 1 store|of {n} stores</source>
        <translation>
            <numerusform>de 1 tienda</numerusform>
            <numerusform>de {n} tiendas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Hours check</source>
        <translation>Revisión de horarios</translation>
    </message>
    <message>
        <source>Open store	Enter</source>
        <translation>Abrir tienda	Enter</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copiar filas</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>What looks wrong with the hours of the store, and how often</source>
        <translation>Qué parece estar mal en el horario de la tienda y con qué frecuencia</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Zone of the store&apos;s business hours; gray where none was given</source>
        <translation>Zona del horario comercial de la tienda; en gris si no se dio ninguna</translation>
    </message>
    <message>
        <source>Store ID</source>
        <translation>Id de tienda</translation>
    </message>
</context>
<context>
    <name>FleetStrip</name>
    <message>
        <source>Lost sales</source>
        <translation>Ventas perdidas</translation>
    </message>
    <message>
        <source>Uptime {window}</source>
        <translation>Activo {window}</translation>
    </message>
    <message>
        <source>Downtime {window}</source>
        <translation>Inactivo {window}</translation>
    </message>
    <message>
        <source>Coverage {window}</source>
        <translation>Cobertura {window}</translation>
    </message>
    <message>
        <source>Uptime last day</source>
        <translation>Activo en 24 h</translation>
    </message>
    <message>
        <source>{share} in shared outages</source>
        <translation>{share} en caídas compartidas</translation>
    </message>
    <message>
        <source>of {time} open</source>
        <translation>de {time} en horario</translation>
    </message>
    <message>
        <source>Target {share}</source>
        <translation>Objetivo {share}</translation>
    </message>
    <message>
        <source>Target of each group met</source>
        <translation>Objetivo de cada grupo cumplido</translation>
    </message>
    <message>
        <source>Target {share} met</source>
        <translation>Objetivo {share} cumplido</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
    <message>
        <source>{missed} missed · {unsure} not enough data</source>
        <translation>{missed} no cumplido · {unsure} datos insuficientes</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>{uptime} uptime, {judged}</source>
        <translation>{uptime} de tiempo activo, {judged}</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>de {least} a {most}</translation>
    </message>
</context>
<context>
    <name>FolderRounds</name>
    <message>
        <source>Importing from watched folders</source>
        <translation>Importando de las carpetas vigiladas</translation>
    </message>
</context>
<context>
    <name>FoldersCard</name>
    <message>
        <source>Watched folders</source>
        <translation>Carpetas vigiladas</translation>
    </message>
    <message>
        <source>Watch folder…</source>
        <translation>Vigilar carpeta…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Dejar de vigilar</translation>
    </message>
    <message>
        <source>After the import</source>
        <translation>Tras la importación</translation>
    </message>
    <message>
        <source>Leave files there</source>
        <translation>Dejar los archivos ahí</translation>
    </message>
    <message>
        <source>Move files…</source>
        <translation>Mover los archivos…</translation>
    </message>
    <message>
        <source>Delete files</source>
        <translation>Eliminar los archivos</translation>
    </message>
    <message>
        <source>New files in these folders are imported automatically once they have stopped growing. Files that need an answer from you wait below.</source>
        <translation>Los archivos nuevos de estas carpetas se importan automáticamente cuando dejan de crecer. Los que necesitan una respuesta suya esperan abajo.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Files move to {target}</source>
        <translation>Los archivos pasan a {target}</translation>
    </message>
    <message>
        <source>Files are deleted</source>
        <translation>Los archivos se eliminan</translation>
    </message>
    <message>
        <source>Files stay</source>
        <translation>Los archivos se quedan</translation>
    </message>
</context>
<context>
    <name>GenerateButtons</name>
    <message>
        <source>Generate report</source>
        <translation>Generar informe</translation>
    </message>
    <message>
        <source>Report options</source>
        <translation>Opciones del informe</translation>
    </message>
    <message>
        <source>What the report counts, and how</source>
        <translation>Qué cuenta el informe y cómo</translation>
    </message>
    <message>
        <source>Generating…</source>
        <translation>Generando…</translation>
    </message>
</context>
<context>
    <name>GenerateController</name>
    <message>
        <source>Generating report</source>
        <translation>Generando el informe</translation>
    </message>
    <message>
        <source>The report is ready.</source>
        <translation>El informe está listo.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Ver informe</translation>
    </message>
</context>
<context>
    <name>GroupsCard</name>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Totals by</source>
        <translation>Totales por</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zonas horarias</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Entre</translation>
    </message>
    <message>
        <source>without a group</source>
        <translation>sin grupo</translation>
    </message>
    <message>
        <source>Targets…</source>
        <translation>Objetivos…</translation>
    </message>
    <message>
        <source>Set a target for a group</source>
        <translation>Fijar un objetivo para un grupo</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Uptime if all uncertain time was down, and if it was up</source>
        <translation>Tiempo activo si todo el tiempo incierto fue inactivo, y si fue activo</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Share of the open time that is known</source>
        <translation>Parte del tiempo abierto que se conoce</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Target of the stores in the group; gray where it is that of all stores</source>
        <translation>Objetivo de las tiendas del grupo; gris si es el de todas</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Cumplido</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
    <message>
        <source>Stores that met their target; excused time does not count</source>
        <translation>Tiendas que cumplieron su objetivo; el tiempo justificado no cuenta</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Ajustado</translation>
    </message>
    <message>
        <source>Uptime without excused time, on which targets are judged</source>
        <translation>Tiempo activo sin el tiempo justificado; con él se evalúan los objetivos</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Buscar en la guía</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>No results.</source>
        <translation>Sin resultados.</translation>
    </message>
    <message>
        <source>{page} – Guide</source>
        <translation>{page} – Guía</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
</context>
<context>
    <name>GuideController</name>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
</context>
<context>
    <name>HeatCard</name>
    <message>
        <source>{window}, each store by its own clock</source>
        <translation>{window}, cada tienda por su propio reloj</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Share down</source>
        <translation>Parte inactiva</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Open time</source>
        <translation>Tiempo abierto</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Downtime by hour of the week</source>
        <translation>Tiempo inactivo por hora de la semana</translation>
    </message>
</context>
<context>
    <name>HolidaysController</name>
    <message>
        <source>Add public holidays</source>
        <translation>Agregar festivos</translation>
    </message>
    <message numerus="yes">
        <source>1 public holiday added|{n} public holidays added</source>
        <translation>
            <numerusform>1 festivo agregado</numerusform>
            <numerusform>{n} festivos agregados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HolidaysDialog</name>
    <message>
        <source>Add public holidays</source>
        <translation>Agregar festivos</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>State or region</source>
        <translation>Estado o región</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Todas las tiendas</translation>
    </message>
    <message>
        <source>Group {group}</source>
        <translation>Grupo {group}</translation>
    </message>
    <message>
        <source>Public holidays</source>
        <translation>Festivos</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Special hours</source>
        <translation>Horario especial</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Abre</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Cierra</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message numerus="yes">
        <source>1 already added|{n} already added</source>
        <translation>
            <numerusform>ya hay 1</numerusform>
            <numerusform>ya hay {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole country</source>
        <translation>Todo el país</translation>
    </message>
    <message>
        <source>Opening and closing time are the same.</source>
        <translation>La hora de apertura y la de cierre son iguales.</translation>
    </message>
    <message>
        <source>No public holidays are known of this year.</source>
        <translation>No se conocen festivos de este año.</translation>
    </message>
    <message numerus="yes">
        <source>1 holiday checked|{n} holidays checked</source>
        <translation>
            <numerusform>1 festivo marcado</numerusform>
            <numerusform>{n} festivos marcados</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the holidays on which stores are closed or have special hours.</source>
        <translation>Marque los festivos en los que las tiendas cierran o tienen horario especial.</translation>
    </message>
</context>
<context>
    <name>HoursCard</name>
    <message>
        <source>Hours and closures</source>
        <translation>Horario y cierres</translation>
    </message>
    <message>
        <source>Calendar of the store&apos;s hours</source>
        <translation>Calendario del horario de la tienda</translation>
    </message>
    <message>
        <source>Earlier weeks</source>
        <translation>Semanas anteriores</translation>
    </message>
    <message>
        <source>Later weeks</source>
        <translation>Semanas siguientes</translation>
    </message>
    <message>
        <source>Back to the report&apos;s week</source>
        <translation>Volver a la semana del informe</translation>
    </message>
    <message>
        <source>Change hours…</source>
        <translation>Cambiar horario…</translation>
    </message>
    <message>
        <source>Change time zone…</source>
        <translation>Cambiar zona horaria…</translation>
    </message>
    <message>
        <source>Business hours over time</source>
        <translation>Horario comercial a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Time zone: none given, so {zone} is assumed</source>
        <translation>Zona horaria: ninguna indicada; se supone {zone}</translation>
    </message>
    <message>
        <source>Time zone: {zone}</source>
        <translation>Zona horaria: {zone}</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Up to {date}</source>
        <translation>Hasta el {date}</translation>
    </message>
    <message>
        <source>From {date} on</source>
        <translation>Desde el {date}</translation>
    </message>
    <message>
        <source>No hours given: open 24/7</source>
        <translation>Sin horario: abierta 24/7</translation>
    </message>
    <message>
        <source>{name}, {date}</source>
        <translation>{name}, {date}</translation>
    </message>
</context>
<context>
    <name>HoursForm</name>
    <message>
        <source>Business hours</source>
        <translation>Horario comercial</translation>
    </message>
    <message>
        <source>An opening for each line. One that closes before it opens ends on the next day; the same time twice is 24 hours. Days without a line are closed.</source>
        <translation>Una apertura por línea. La que cierra antes de abrir termina al día siguiente; la misma hora dos veces son 24 horas. Los días sin línea están cerrados.</translation>
    </message>
    <message>
        <source>Openings</source>
        <translation>Aperturas</translation>
    </message>
    <message>
        <source>Add opening</source>
        <translation>Agregar apertura</translation>
    </message>
    <message>
        <source>From a date on: earlier dates keep their hours</source>
        <translation>Desde una fecha: las fechas anteriores conservan su horario</translation>
    </message>
    <message>
        <source>From the beginning: past figures change too</source>
        <translation>Desde el principio: también cambian las cifras pasadas</translation>
    </message>
    <message>
        <source>First date of these hours</source>
        <translation>Primera fecha de este horario</translation>
    </message>
    <message>
        <source>Add an opening. If the store is closed for some time, add a closure for it.</source>
        <translation>Agregue una apertura. Si la tienda está cerrada por un tiempo, agregue un cierre para ella.</translation>
    </message>
</context>
<context>
    <name>HoursGrid</name>
    <message>
        <source>Business hours of the week</source>
        <translation>Horario de la semana</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
</context>
<context>
    <name>HoursPage</name>
    <message>
        <source>Hours check</source>
        <translation>Revisión de horarios</translation>
    </message>
    <message>
        <source>List stores</source>
        <translation>Ver tiendas</translation>
    </message>
    <message>
        <source>Show the stores with this finding on the page of stores</source>
        <translation>Mostrar las tiendas con este hallazgo en la página de tiendas</translation>
    </message>
    <message>
        <source>Generate a report to see the stores whose hours look wrong.</source>
        <translation>Genere un informe para ver las tiendas cuyo horario parece incorrecto.</translation>
    </message>
    <message>
        <source>Import your files and generate a report. Stores whose hours look wrong appear here.</source>
        <translation>Importe sus archivos y genere un informe. Aquí aparecen las tiendas cuyo horario parece incorrecto.</translation>
    </message>
    <message>
        <source>No report yet</source>
        <translation>Aún no hay informe</translation>
    </message>
    <message>
        <source>This report was made by an earlier version. Generate a new one to check the hours.</source>
        <translation>Este informe se hizo con una versión anterior. Genere uno nuevo para revisar los horarios.</translation>
    </message>
    <message>
        <source>Hours were not checked</source>
        <translation>Los horarios no se revisaron</translation>
    </message>
    <message>
        <source>No store&apos;s hours conflict with its checks or files.</source>
        <translation>El horario de ninguna tienda contradice sus sondeos ni sus archivos.</translation>
    </message>
    <message>
        <source>All hours look right</source>
        <translation>Todos los horarios parecen correctos</translation>
    </message>
    <message>
        <source>Generate report</source>
        <translation>Generar informe</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {stores}</source>
        <translation>{n} de {stores}</translation>
    </message>
</context>
<context>
    <name>HoursPanel</name>
    <message>
        <source>Open store</source>
        <translation>Abrir tienda</translation>
    </message>
    <message>
        <source>Hours, outages and other weeks of this store (Enter)</source>
        <translation>Horario, caídas y otras semanas de esta tienda (Intro)</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importar archivos…</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Horario comercial</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>{zone} (assumed)</source>
        <translation>{zone} (supuesta)</translation>
    </message>
</context>
<context>
    <name>Icons</name>
    <message>
        <source>Clear</source>
        <translation>Claro</translation>
    </message>
</context>
<context>
    <name>ImportJobs</name>
    <message>
        <source>Sample data</source>
        <translation>Datos de ejemplo</translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>Importando {name}</translation>
    </message>
    <message numerus="yes">
        <source>1 more file to go|{n} more files to go</source>
        <translation>
            <numerusform>queda 1 archivo más</numerusform>
            <numerusform>quedan {n} archivos más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportList</name>
    <message>
        <source>Save rows that were not used</source>
        <translation>Guardar las filas no usadas</translation>
    </message>
    <message>
        <source>Undo the import of {name}?</source>
        <translation>¿Deshacer la importación de {name}?</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>Deshacer importación</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>Importar {name}</translation>
    </message>
    <message>
        <source>All checks, business hours, time zones and reports are deleted, for everybody who shares this database. storemon makes no backup of it: ask whoever looks after the server.</source>
        <translation>Se eliminan todas las comprobaciones, los horarios comerciales, las zonas horarias y los informes, para todos los que comparten esta base de datos. storemon no hace copia de seguridad de ella: consulte a quien se ocupa del servidor.</translation>
    </message>
    <message>
        <source>Clear for everybody</source>
        <translation>Borrar para todos</translation>
    </message>
    <message>
        <source>Clear all data?</source>
        <translation>¿Borrar todos los datos?</translation>
    </message>
    <message>
        <source>All checks, business hours, time zones and reports are deleted. A backup is made first, in the folder {folder}.</source>
        <translation>Se borran todos los sondeos, horarios comerciales, zonas horarias e informes. Antes se hace una copia de seguridad en la carpeta {folder}.</translation>
    </message>
    <message>
        <source>Back up and clear</source>
        <translation>Copiar y borrar</translation>
    </message>
</context>
<context>
    <name>ImportsController</name>
    <message>
        <source>There was no file in what you dropped.</source>
        <translation>No había ningún archivo en lo que ha soltado.</translation>
    </message>
    <message>
        <source>Save it to a folder on this computer first, then drop it here.</source>
        <translation>Guárdelo antes en una carpeta de este equipo y suéltelo aquí.</translation>
    </message>
    <message>
        <source>Remove the sample data first?</source>
        <translation>¿Quitar antes los datos de ejemplo?</translation>
    </message>
    <message>
        <source>The sample stores are still in your data. Every total would count them along with yours.</source>
        <translation>Las tiendas de ejemplo siguen entre sus datos. Todos los totales las contarían junto con las suyas.</translation>
    </message>
    <message>
        <source>Remove and import</source>
        <translation>Quitar e importar</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Conservar ambos</translation>
    </message>
    <message>
        <source>{name} is no longer there.</source>
        <translation>{name} ya no está ahí.</translation>
    </message>
    <message>
        <source>It was in {folder}. It may have been moved, renamed or deleted.</source>
        <translation>Estaba en {folder}. Puede que se haya movido, renombrado o borrado.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
</context>
<context>
    <name>ImportsModel</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importado</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Already known</source>
        <translation>Ya conocidas</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>No usadas</translation>
    </message>
    <message>
        <source>Stores changed</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>Deshacer todo</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Deshecha</translation>
    </message>
    <message>
        <source>Too old to undo</source>
        <translation>Ya no se puede deshacer</translation>
    </message>
    <message>
        <source>Several kinds</source>
        <translation>Varios tipos</translation>
    </message>
    <message>
        <source>All {n} · Show</source>
        <translation>Todas ({n}) · Ver</translation>
    </message>
    <message>
        <source>{files}, open</source>
        <translation>{files}, abierto</translation>
    </message>
    <message>
        <source>{files}, closed</source>
        <translation>{files}, cerrado</translation>
    </message>
    <message>
        <source>No row of this file could be used</source>
        <translation>No se pudo usar ninguna fila de este archivo</translation>
    </message>
    <message>
        <source>Undone {time}</source>
        <translation>Deshecha {time}</translation>
    </message>
    <message>
        <source>{n} · Show</source>
        <translation>{n} · Ver</translation>
    </message>
    <message>
        <source>New rows</source>
        <translation>Filas nuevas</translation>
    </message>
    <message>
        <source>Only the newest imports of checks can be undone. You can change how many in the settings.</source>
        <translation>Solo se pueden deshacer las importaciones de sondeos más recientes. Puede cambiar cuántas en los ajustes.</translation>
    </message>
    <message>
        <source>Stores whose hours or time zone this file changed, of {n} in it</source>
        <translation>Tiendas cuyo horario o zona horaria ha cambiado este archivo, de las {n} que contiene</translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message>
        <source>Imports</source>
        <translation>Importaciones</translation>
    </message>
    <message>
        <source>Show rows not used…</source>
        <translation>Mostrar las filas no usadas…</translation>
    </message>
    <message>
        <source>Undo import…</source>
        <translation>Deshacer importación…</translation>
    </message>
    <message>
        <source>Clear all data…</source>
        <translation>Borrar todos los datos…</translation>
    </message>
    <message>
        <source>Drop files or a folder anywhere on the window. Re-importing a file won&apos;t double-count.</source>
        <translation>Suelte archivos o una carpeta en la ventana. Importar un archivo otra vez no duplica nada.</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Más acciones</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Nothing imported yet.</source>
        <translation>Todavía no se ha importado nada.</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
</context>
<context>
    <name>JobNotices</name>
    <message>
        <source>Not imported: {names}.</source>
        <translation>Sin importar: {names}.</translation>
    </message>
    <message>
        <source>Imported before, and kept: {names}.</source>
        <translation>Importado antes y conservado: {names}.</translation>
    </message>
    <message>
        <source>Import canceled.</source>
        <translation>Importación cancelada.</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>Ver filas</translation>
    </message>
    <message>
        <source>Show imports</source>
        <translation>Ver importaciones</translation>
    </message>
    <message>
        <source>Update report</source>
        <translation>Actualizar informe</translation>
    </message>
    <message>
        <source>Every check is later than this computer&apos;s clock.</source>
        <translation>Todos los sondeos son posteriores al reloj de este equipo.</translation>
    </message>
    <message>
        <source>Set the clock, or choose another as-of time in the report options.</source>
        <translation>Ajuste el reloj o elija otra referencia en las opciones del informe.</translation>
    </message>
    <message>
        <source>Some checks are later than {time} UTC.</source>
        <translation>Algunos sondeos son posteriores al {time} UTC.</translation>
    </message>
    <message>
        <source>Some checks are far ahead of all others.</source>
        <translation>Algunos sondeos van muy por delante de todos los demás.</translation>
    </message>
    <message>
        <source>A wrong clock may be the cause.</source>
        <translation>La causa puede ser un reloj equivocado.</translation>
    </message>
    <message>
        <source>Report options</source>
        <translation>Opciones del informe</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar una copia</translation>
    </message>
    <message>
        <source>The database server is back.</source>
        <translation>El servidor de la base de datos ha vuelto.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The report could not be made.</source>
        <translation>No se ha podido hacer el informe.</translation>
    </message>
    <message>
        <source>Report canceled.</source>
        <translation>Informe cancelado.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>The picture is copied. Paste it where you need it.</source>
        <translation>La imagen se ha copiado. Péguela donde la necesite.</translation>
    </message>
    <message>
        <source>Export canceled.</source>
        <translation>Exportación cancelada.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>No se ha guardado nada.</translation>
    </message>
    <message numerus="yes">
        <source>1 row|{n} rows</source>
        <translation>
            <numerusform>1 fila</numerusform>
            <numerusform>{n} filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 row was already known.|{n} rows were already known.</source>
        <translation>
            <numerusform>1 fila ya se conocía.</numerusform>
            <numerusform>{n} filas ya se conocían.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 row could not be used.|{n} rows could not be used.</source>
        <translation>
            <numerusform>1 fila no se ha podido usar.</numerusform>
            <numerusform>{n} filas no se han podido usar.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {all} rows, the first of each reason,</source>
        <translation>{n} de {all} filas, las primeras de cada motivo,</translation>
    </message>
    <message>
        <source>Saved {rows} to {name}.</source>
        <translation>Se han guardado {rows} en {name}.</translation>
    </message>
    <message>
        <source>Correct them there and drop the file on this window.</source>
        <translation>Corríjalas ahí y suelte el archivo en esta ventana.</translation>
    </message>
    <message>
        <source>The import of {name} is undone.</source>
        <translation>Se ha deshecho la importación de {name}.</translation>
    </message>
    <message>
        <source>All data is cleared.</source>
        <translation>Se han borrado todos los datos.</translation>
    </message>
    <message>
        <source>The backup is {path}.</source>
        <translation>La copia de seguridad es {path}.</translation>
    </message>
    <message>
        <source>Backed up to {name}.</source>
        <translation>Copia de seguridad guardada en {name}.</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>Se ha restaurado la copia de seguridad.</translation>
    </message>
    <message>
        <source>The previous data is backed up as {name}.</source>
        <translation>Los datos anteriores están guardados como {name}.</translation>
    </message>
    <message>
        <source>Nothing new in {name}.</source>
        <translation>Nada nuevo en {name}.</translation>
    </message>
    <message>
        <source>Nothing new in {n} files.</source>
        <translation>Nada nuevo en {n} archivos.</translation>
    </message>
    <message>
        <source>Imported {what} from {name}.</source>
        <translation>Importado de {name}: {what}.</translation>
    </message>
    <message>
        <source>Imported {n} files: {what}.</source>
        <translation>Importados {n} archivos: {what}.</translation>
    </message>
    <message>
        <source>Nothing was imported. See why, correct the rows and import them again.</source>
        <translation>No se ha importado nada. Vea el motivo, corrija las filas e impórtelas de nuevo.</translation>
    </message>
    <message>
        <source>No row of {names} could be used.</source>
        <translation>No se pudo usar ninguna fila de {names}.</translation>
    </message>
</context>
<context>
    <name>LaterNote</name>
    <message>
        <source>To count up to another time, open the report options.</source>
        <translation>Para contar hasta otra hora, abra las opciones del informe.</translation>
    </message>
</context>
<context>
    <name>MailDialog</name>
    <message>
        <source>Mail account</source>
        <translation>Cuenta de correo</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Servidor de correo</translation>
    </message>
    <message>
        <source>Such as smtp.example.com</source>
        <translation>Por ejemplo smtp.example.com</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Save the password in this computer&apos;s keyring</source>
        <translation>Guardar la contraseña en el llavero de este equipo</translation>
    </message>
    <message>
        <source>No keyring found: asked for at each start</source>
        <translation>Sin llavero: se pide en cada inicio</translation>
    </message>
    <message>
        <source>Send from</source>
        <translation>Remitente</translation>
    </message>
    <message>
        <source>Such as you@example.com</source>
        <translation>Por ejemplo usted@example.com</translation>
    </message>
    <message>
        <source>Send test mail</source>
        <translation>Enviar correo de prueba</translation>
    </message>
    <message>
        <source>Send a mail to your own address</source>
        <translation>Envía un correo a su propia dirección</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>Quitar cuenta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Your mail provider says what to enter here. Many require an app password. Nothing is sent before you choose who gets it.</source>
        <translation>Su proveedor de correo indica qué escribir aquí. Muchos quieren una contraseña de aplicación. No se envía nada antes de que usted elija quién lo recibe.</translation>
    </message>
    <message>
        <source>Sending a test mail…</source>
        <translation>Enviando un correo de prueba…</translation>
    </message>
</context>
<context>
    <name>MailPreview</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>Texto del correo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Open attached file</source>
        <translation>Abrir el archivo adjunto</translation>
    </message>
    <message>
        <source>Shows the file as the people you send it to will see it</source>
        <translation>Muestra el archivo tal como lo verán sus destinatarios</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <source>To {people}. Attached: {files}</source>
        <translation>Para {people}. Adjunto: {files}</translation>
    </message>
</context>
<context>
    <name>MatchForm</name>
    <message>
        <source>Choose…</source>
        <translation>Elija…</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Primera línea</translation>
    </message>
    <message>
        <source>What the file contains</source>
        <translation>Qué contiene el archivo</translation>
    </message>
    <message>
        <source>Column names</source>
        <translation>Nombres de columnas</translation>
    </message>
    <message>
        <source>Data, like the other rows</source>
        <translation>Datos, como las demás filas</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Contiene</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>Columna {n}</translation>
    </message>
    <message>
        <source>Each column can be used once only.</source>
        <translation>Cada columna solo se puede usar una vez.</translation>
    </message>
    <message>
        <source>This file was not recognized. Choose what it contains and which column is which.</source>
        <translation>Este archivo no se ha reconocido. Elija qué contiene y qué es cada columna.</translation>
    </message>
    <message>
        <source>Columns matched by you.</source>
        <translation>Columnas asignadas por usted.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Informe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Generate report</source>
        <translation>&amp;Generar informe</translation>
    </message>
    <message>
        <source>Collect &amp;diagnostics…</source>
        <translation>Recopilar &amp;diagnóstico…</translation>
    </message>
    <message>
        <source>&amp;Cancel report</source>
        <translation>&amp;Cancelar informe</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guía</translation>
    </message>
    <message>
        <source>&amp;About storemon</source>
        <translation>&amp;Acerca de storemon</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Abrir archivos…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>&amp;Back up now…</source>
        <translation>Hacer una copia de &amp;seguridad…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>Res&amp;taurar una copia…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sa&amp;lir</translation>
    </message>
    <message>
        <source>&amp;Copy rows with headers</source>
        <translation>&amp;Copiar filas con encabezados</translation>
    </message>
    <message>
        <source>&amp;Find stores</source>
        <translation>&amp;Buscar tiendas</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>A&amp;justes…</translation>
    </message>
    <message>
        <source>O&amp;verview</source>
        <translation>&amp;Resumen</translation>
    </message>
    <message>
        <source>&amp;Stores</source>
        <translation>&amp;Tiendas</translation>
    </message>
    <message>
        <source>&amp;Hours</source>
        <translation>&amp;Horarios</translation>
    </message>
    <message>
        <source>&amp;Automation</source>
        <translation>Automati&amp;zación</translation>
    </message>
    <message>
        <source>Closures and special &amp;hours…</source>
        <translation>Cierres y &amp;horarios especiales…</translation>
    </message>
    <message>
        <source>&amp;Print preview…</source>
        <translation>&amp;Vista previa de impresión…</translation>
    </message>
    <message>
        <source>Report &amp;options…</source>
        <translation>&amp;Opciones del informe…</translation>
    </message>
    <message>
        <source>&amp;Imports</source>
        <translation>&amp;Importaciones</translation>
    </message>
    <message>
        <source>Export &amp;all data…</source>
        <translation>Exportar todos los &amp;datos…</translation>
    </message>
    <message>
        <source>Sales by &amp;platform…</source>
        <translation>Ventas por &amp;plataforma…</translation>
    </message>
    <message>
        <source>Re&amp;ports</source>
        <translation>In&amp;formes</translation>
    </message>
    <message>
        <source>&amp;Back to newest report</source>
        <translation>&amp;Volver al informe más reciente</translation>
    </message>
    <message>
        <source>Search &amp;everything…</source>
        <translation>Buscar en &amp;todo…</translation>
    </message>
    <message>
        <source>Connect to a &amp;shared database…</source>
        <translation>Conectar con una base de datos com&amp;partida…</translation>
    </message>
    <message>
        <source>Use the database on this co&amp;mputer</source>
        <translation>Usar la base de datos de este e&amp;quipo</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>&amp;Ordenar por</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Columnas</translation>
    </message>
    <message>
        <source>&amp;Targets of groups…</source>
        <translation>Objetivos de los &amp;grupos…</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>&amp;Recorrido</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>Buscar actuali&amp;zaciones…</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;ema</translation>
    </message>
</context>
<context>
    <name>MomentEdit</name>
    <message>
        <source>{name}: date</source>
        <translation>{name}: fecha</translation>
    </message>
    <message>
        <source>{name}: time</source>
        <translation>{name}: hora</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Add a note</source>
        <translation>Agregar una nota</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Editar nota</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>This store</source>
        <translation>Esta tienda</translation>
    </message>
    <message>
        <source>Group {group}</source>
        <translation>Grupo {group}</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Todas las tiendas</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Choose a reason or type your own</source>
        <translation>Elija un motivo o escriba el suyo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>What happened (optional)</source>
        <translation>Qué pasó (opcional)</translation>
    </message>
    <message>
        <source>Excused: this time does not count against the target</source>
        <translation>Justificado: este tiempo no cuenta para el objetivo</translation>
    </message>
    <message>
        <source>The end is not after the start.</source>
        <translation>El final no es posterior al inicio.</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>Otro momento</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>Eliminar nota</translation>
    </message>
    <message>
        <source>A note on all stores</source>
        <translation>Una nota sobre todas las tiendas</translation>
    </message>
    <message>
        <source>A note on all stores of the group {group}</source>
        <translation>Una nota sobre todas las tiendas del grupo {group}</translation>
    </message>
    <message numerus="yes">
        <source>1 outage|{n} outages</source>
        <translation>
            <numerusform>1 caída</numerusform>
            <numerusform>{n} caídas</numerusform>
        </translation>
    </message>
    <message>
        <source>All {n} outages in the list</source>
        <translation>Las {n} caídas de la lista</translation>
    </message>
</context>
<context>
    <name>NotesController</name>
    <message>
        <source>Delete note on {store}</source>
        <translation>Eliminar nota sobre {store}</translation>
    </message>
    <message>
        <source>Edit note on {store}</source>
        <translation>Editar nota sobre {store}</translation>
    </message>
    <message>
        <source>Add note on {store}</source>
        <translation>Agregar nota sobre {store}</translation>
    </message>
    <message>
        <source>Note deleted</source>
        <translation>Nota eliminada</translation>
    </message>
    <message>
        <source>Note changed</source>
        <translation>Nota modificada</translation>
    </message>
    <message numerus="yes">
        <source>Note added|Notes added: {n}</source>
        <translation>
            <numerusform>Nota agregada</numerusform>
            <numerusform>Notas agregadas: {n}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OlderBar</name>
    <message>
        <source>Back to newest report</source>
        <translation>Volver al informe más reciente</translation>
    </message>
    <message>
        <source>You are looking at an older report, made {time}. It is not updated.</source>
        <translation>Está viendo un informe anterior, hecho el {time}. No se actualiza.</translation>
    </message>
</context>
<context>
    <name>OpeningRow</name>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Abre</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Cierra</translation>
    </message>
    <message>
        <source>Remove this opening</source>
        <translation>Quitar esta apertura</translation>
    </message>
</context>
<context>
    <name>OtherDate</name>
    <message>
        <source>Use this date</source>
        <translation>Usar esta fecha</translation>
    </message>
</context>
<context>
    <name>OutageCard</name>
    <message>
        <source>Outages</source>
        <translation>Caídas</translation>
    </message>
    <message>
        <source>No downtime found in this time.</source>
        <translation>No se vio ninguna caída en este tiempo.</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Tiempo inactivo</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Sondeos</translation>
    </message>
    <message>
        <source>Start accurate to</source>
        <translation>Precisión del inicio</translation>
    </message>
    <message>
        <source>Outages of</source>
        <translation>Caídas de</translation>
    </message>
    <message>
        <source>Week shown</source>
        <translation>Semana mostrada</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>Agregar una nota…</translation>
    </message>
    <message>
        <source>Checks that found the store offline</source>
        <translation>Sondeos que encontraron la tienda inactiva</translation>
    </message>
    <message>
        <source>The store went down between two checks this far apart</source>
        <translation>La tienda cayó entre dos sondeos separados por este tiempo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Edit note “{note}”…</source>
        <translation>Editar la nota «{note}»…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Note what happened during the outages that are chosen in the list, or at another time</source>
        <translation>Anote qué pasó durante las caídas elegidas en la lista, o en otro momento</translation>
    </message>
    <message>
        <source>Change or delete the notes on the time shown</source>
        <translation>Cambiar o eliminar las notas del periodo mostrado</translation>
    </message>
    <message numerus="yes">
        <source>1 note…|{n} notes…</source>
        <translation>
            <numerusform>1 nota…</numerusform>
            <numerusform>{n} notas…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add a note to 1 outage…|Add a note to {n} outages…</source>
        <translation>
            <numerusform>Agregar una nota a 1 caída…</numerusform>
            <numerusform>Agregar una nota a {n} caídas…</numerusform>
        </translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Compartida</translation>
    </message>
    <message>
        <source>Whether unusually many stores went down at that time</source>
        <translation>Si cayeron a la vez más tiendas de lo habitual</translation>
    </message>
</context>
<context>
    <name>OutageFigures</name>
    <message>
        <source>Outages</source>
        <translation>Caídas</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>La más larga</translation>
    </message>
    <message>
        <source>Avg. time to recover</source>
        <translation>Recuperación media</translation>
    </message>
    <message>
        <source>Avg. time between outages</source>
        <translation>Media entre caídas</translation>
    </message>
    <message>
        <source>Most downtime of one outage in this time</source>
        <translation>Mayor tiempo inactivo de una caída en este tiempo</translation>
    </message>
    <message>
        <source>Half of the outages had less downtime than this</source>
        <translation>La mitad de las caídas tuvo menos tiempo inactivo</translation>
    </message>
    <message>
        <source>Average downtime of outages that started and ended in this time</source>
        <translation>Tiempo inactivo medio de las caídas que empezaron y terminaron en este tiempo</translation>
    </message>
    <message>
        <source>Average open time up for each outage that started in this time</source>
        <translation>Tiempo abierto y activo medio por cada caída que empezó en este tiempo</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>Outages: {n}</source>
        <translation>Caídas: {n}</translation>
    </message>
</context>
<context>
    <name>OverviewController</name>
    <message>
        <source>Start here</source>
        <translation>Empiece aquí</translation>
    </message>
    <message>
        <source>The stores that need a call, the most urgent first. Open one to see what happened.</source>
        <translation>Las tiendas a las que llamar, primero la más urgente. Abra una para ver qué pasó.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Updates all figures. The button beside it has other dates and ways to count.</source>
        <translation>Actualiza todas las cifras. El botón de al lado tiene otras fechas y formas de contar.</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Todas las tiendas</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>This report is from an earlier version</source>
        <translation>Este informe es de una versión anterior</translation>
    </message>
    <message>
        <source>Generate a new report to see which stores are down, how exact the figures are, downtime by hour of the week, and shared outages.</source>
        <translation>Genere un nuevo informe para ver qué tiendas están inactivas, qué tan exactas son las cifras, el tiempo inactivo por hora de la semana y las caídas compartidas.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>this page is interpolated</source>
        <translation>esta página es interpolada</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Print preview</source>
        <translation>Vista previa de impresión</translation>
    </message>
    <message>
        <source>Page: {title}</source>
        <translation>Página: {title}</translation>
    </message>
    <message>
        <source>Open to print</source>
        <translation>Abrir para imprimir</translation>
    </message>
    <message>
        <source>Opens the page in your PDF program, which prints it</source>
        <translation>Abre la página en su programa de PDF, que la imprime</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>charts and totals interpolated</source>
        <translation>gráficos y totales interpolados</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Todas las tiendas</translation>
    </message>
    <message>
        <source>Downtime by reason: {reasons}</source>
        <translation>Tiempo inactivo por motivo: {reasons}</translation>
    </message>
    <message>
        <source>most downtime first</source>
        <translation>primero el mayor tiempo inactivo</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>{n} of {all} stores with downtime</source>
        <translation>{n} de {all} tiendas con tiempo inactivo</translation>
    </message>
    <message>
        <source>of {n} open</source>
        <translation>de {n} abiertas</translation>
    </message>
    <message>
        <source>{n} unknown</source>
        <translation>{n} sin datos</translation>
    </message>
    <message>
        <source>Uptime last day</source>
        <translation>Activo en 24 h</translation>
    </message>
    <message>
        <source>Uptime {window}</source>
        <translation>Activo {window}</translation>
    </message>
    <message>
        <source>{share} in shared outages</source>
        <translation>{share} en caídas compartidas</translation>
    </message>
    <message>
        <source>Downtime {window}</source>
        <translation>Inactivo {window}</translation>
    </message>
    <message>
        <source>of {time} open</source>
        <translation>de {time} en horario</translation>
    </message>
    <message>
        <source>Coverage {window}</source>
        <translation>Cobertura {window}</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
    <message>
        <source>{uptime} uptime, {judged}</source>
        <translation>{uptime} de tiempo activo, {judged}</translation>
    </message>
    <message>
        <source>Target {share} met</source>
        <translation>Objetivo {share} cumplido</translation>
    </message>
    <message>
        <source>Target of each group met</source>
        <translation>Objetivo de cada grupo cumplido</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>de {least} a {most}</translation>
    </message>
    <message>
        <source>Lost sales</source>
        <translation>Ventas perdidas</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zonas horarias</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Entre</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Lowest uptime</source>
        <translation>Menor tiempo activo</translation>
    </message>
    <message>
        <source>No store was down.</source>
        <translation>Ninguna tienda estuvo inactiva.</translation>
    </message>
    <message>
        <source>Shared outages</source>
        <translation>Caídas compartidas</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>{missed} missed · {unsure} not enough data</source>
        <translation>{missed} no cumplido · {unsure} datos insuficientes</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Página {page} de {pages}</translation>
    </message>
    <message>
        <source>{n} of {total} stores</source>
        <translation>{n} de {total} tiendas</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Uptime counts each check as one hour. Outages and chart are interpolated.</source>
        <translation>El tiempo activo cuenta cada sondeo como una hora. Las caídas y el gráfico son interpolados.</translation>
    </message>
    <message>
        <source>Shared with other stores</source>
        <translation>Compartido con otras tiendas</translation>
    </message>
    <message>
        <source>This store only</source>
        <translation>Solo esta tienda</translation>
    </message>
    <message>
        <source>Not enough checks to tell</source>
        <translation>Faltan sondeos para saberlo</translation>
    </message>
    <message>
        <source>{window}, local time, latest first</source>
        <translation>{window}, hora local, las últimas primero</translation>
    </message>
    <message>
        <source>Uptime is the share of known open time. The range allows for all uncertain time.</source>
        <translation>El tiempo activo es la parte del tiempo abierto conocido. El intervalo tiene en cuenta todo el tiempo incierto.</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>por día</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>por semana</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>por mes</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>y {n} más</translation>
    </message>
    <message>
        <source>each store’s local time</source>
        <translation>hora local de cada tienda</translation>
    </message>
    <message>
        <source>{start} to {end}, local time · {counted}</source>
        <translation>{start} a {end}, hora local · {counted}</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Outages in total</source>
        <translation>Caídas en total</translation>
    </message>
</context>
<context>
    <name>PatternNote</name>
    <message>
        <source>Show stores</source>
        <translation>Mostrar tiendas</translation>
    </message>
</context>
<context>
    <name>PatternNotes</name>
    <message>
        <source>Found in most stores</source>
        <translation>Hallado en la mayoría de las tiendas</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagen</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Guardar imagen…</translation>
    </message>
</context>
<context>
    <name>PictureTool</name>
    <message>
        <source>Save picture…</source>
        <translation>Guardar imagen…</translation>
    </message>
    <message>
        <source>{title}: save as picture</source>
        <translation>{title}: guardar como imagen</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Scheduled report</source>
        <translation>Informe programado</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Cada día</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Cada semana</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Cada mes</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Libro de Excel</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Archivo CSV</translation>
    </message>
    <message>
        <source>One file for each group of stores</source>
        <translation>Un archivo por cada grupo de tiendas</translation>
    </message>
    <message>
        <source>Stores without a group are in none of these files.</source>
        <translation>Las tiendas sin grupo no están en ninguno de estos archivos.</translation>
    </message>
    <message>
        <source>Deliver to</source>
        <translation>Entregar en</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Una carpeta</translation>
    </message>
    <message>
        <source>People, by mail</source>
        <translation>Personas, por correo</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Direcciones</translation>
    </message>
    <message>
        <source>Addresses, separated by commas</source>
        <translation>Direcciones, separadas por comas</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Report of</source>
        <translation>Informe de</translation>
    </message>
    <message>
        <source>Ready at</source>
        <translation>Listo a las</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Addresses of groups; a group without any goes to those above.</source>
        <translation>Direcciones de los grupos; un grupo sin ninguna va a las de arriba.</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Ninguna carpeta elegida</translation>
    </message>
</context>
<context>
    <name>PlanJobs</name>
    <message>
        <source>Making scheduled reports</source>
        <translation>Haciendo informes programados</translation>
    </message>
    <message numerus="yes">
        <source>Saved 1 scheduled report.|Saved {n} scheduled reports.</source>
        <translation>
            <numerusform>Se ha guardado 1 informe programado.</numerusform>
            <numerusform>Se han guardado {n} informes programados.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} could not be made.</source>
        <translation>No se pudo hacer {name}.</translation>
    </message>
    <message>
        <source>Choose where reports are saved</source>
        <translation>Elegir dónde se guardan los informes</translation>
    </message>
</context>
<context>
    <name>PlansCard</name>
    <message>
        <source>Scheduled reports</source>
        <translation>Informes programados</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Agregar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Save last one now</source>
        <translation>Guardar el último ahora</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Como</translation>
    </message>
    <message>
        <source>The report of the last whole day, week or month</source>
        <translation>El informe del último día, semana o mes completo</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Vista previa…</translation>
    </message>
    <message>
        <source>Show the mail of the last whole day, week or month</source>
        <translation>Muestra el correo del último día, semana o mes completo</translation>
    </message>
    <message>
        <source>The report of each day, week or month is saved or sent once it has ended.</source>
        <translation>El informe de cada día, semana o mes se guarda o se envía en cuanto termina.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message numerus="yes">
        <source>1 not made|{n} not made</source>
        <translation>
            <numerusform>1 no hecho</numerusform>
            <numerusform>{n} no hechos</numerusform>
        </translation>
    </message>
    <message>
        <source>Every day at {time}</source>
        <translation>Cada día a las {time}</translation>
    </message>
    <message>
        <source>Every week at {time}</source>
        <translation>Cada semana a las {time}</translation>
    </message>
    <message>
        <source>Every month at {time}</source>
        <translation>Cada mes a las {time}</translation>
    </message>
    <message>
        <source>Mail to {people}</source>
        <translation>Correo a {people}</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Libro</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Archivo CSV</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>{form}, each group</source>
        <translation>{form}, cada grupo</translation>
    </message>
    <message>
        <source>Last made: {name}</source>
        <translation>Último: {name}</translation>
    </message>
    <message>
        <source>{name} could not be made and is tried again. {reason}</source>
        <translation>No se pudo hacer {name}; se intentará otra vez. {reason}</translation>
    </message>
    <message>
        <source>Send last one now</source>
        <translation>Enviar el último ahora</translation>
    </message>
</context>
<context>
    <name>PlatformSwitch</name>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>All platforms: times of a store are added up over its platforms.</source>
        <translation>Todas las plataformas: los tiempos de una tienda se suman entre sus plataformas.</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>Todas las plataformas</translation>
    </message>
    <message>
        <source>No platform</source>
        <translation>Sin plataforma</translation>
    </message>
</context>
<context>
    <name>QuestionsForm</name>
    <message>
        <source>Use these answers</source>
        <translation>Usar estas respuestas</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elija…</translation>
    </message>
    <message>
        <source>From another date…</source>
        <translation>Desde otra fecha…</translation>
    </message>
</context>
<context>
    <name>QuitGuard</name>
    <message>
        <source>Stop and quit</source>
        <translation>Detener y salir</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Seguir trabajando</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>RangeChoice</name>
    <message>
        <source>What the report counts</source>
        <translation>Qué cuenta el informe</translation>
    </message>
    <message>
        <source>Last hour, day and week</source>
        <translation>Última hora, día y semana</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>El mes pasado</translation>
    </message>
    <message>
        <source>Custom range…</source>
        <translation>Periodo personalizado…</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Days follow each store’s own clock.</source>
        <translation>Los días siguen el reloj de cada tienda.</translation>
    </message>
    <message>
        <source>Based on the as-of time below and each store’s own clock.</source>
        <translation>Según la hora de referencia de abajo y el reloj de cada tienda.</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add your store status file</source>
        <translation>Agregue su archivo de estado de las tiendas</translation>
    </message>
    <message>
        <source>{stores} so far. The status file says when they were online.</source>
        <translation>{stores} hasta el momento. El archivo de estado dice cuándo estuvieron en línea.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Ready for a report</source>
        <translation>Todo listo para un informe</translation>
    </message>
    <message>
        <source>{stores} with {polls},
from {first} to {last} UTC</source>
        <translation>{stores} con {polls},
del {first} al {last} UTC</translation>
    </message>
    <message numerus="yes">
        <source>1 check|{n} checks</source>
        <translation>
            <numerusform>1 sondeo</numerusform>
            <numerusform>{n} sondeos</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate report</source>
        <translation>Generar informe</translation>
    </message>
</context>
<context>
    <name>ReasonsCard</name>
    <message>
        <source>Downtime by reason</source>
        <translation>Tiempo inactivo por motivo</translation>
    </message>
    <message>
        <source>{window}; time with two reasons is in both</source>
        <translation>{window}; el tiempo con dos motivos está en ambos</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Tiempo inactivo</translation>
    </message>
    <message>
        <source>Share of downtime</source>
        <translation>Parte del tiempo inactivo</translation>
    </message>
</context>
<context>
    <name>ReasonsModel</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>Todos los motivos</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Clear this list</source>
        <translation>Vaciar esta lista</translation>
    </message>
</context>
<context>
    <name>RefusedDialog</name>
    <message>
        <source>Rows that were not used</source>
        <translation>Filas que no se han usado</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message numerus="yes">
        <source>1 row could not be used|{n} rows could not be used</source>
        <translation>
            <numerusform>1 fila no se ha podido usar</numerusform>
            <numerusform>{n} filas no se han podido usar</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {all} are listed, the first of each reason</source>
        <translation>se muestran {n} de {all}, las primeras de cada motivo</translation>
    </message>
    <message>
        <source>the first {n} of {all} are listed</source>
        <translation>se muestran las primeras {n} de {all}</translation>
    </message>
    <message>
        <source>Save them, correct them, and drop the new file on the window.</source>
        <translation>Guárdelas, corríjalas y suelte el archivo nuevo en la ventana.</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar como CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Good to know</source>
        <translation>Conviene saber</translation>
    </message>
    <message>
        <source>Skipped unless you answer above</source>
        <translation>Se omitirán si no responde arriba</translation>
    </message>
    <message>
        <source>Will be skipped</source>
        <translation>Se omitirá</translation>
    </message>
    <message>
        <source>{rows} for {reasons}</source>
        <translation>{rows} por {reasons}</translation>
    </message>
    <message numerus="yes">
        <source>1 row|{n} rows</source>
        <translation>
            <numerusform>1 fila</numerusform>
            <numerusform>{n} filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 more reason|{n} more reasons</source>
        <translation>
            <numerusform>1 motivo más</numerusform>
            <numerusform>{n} motivos más</numerusform>
        </translation>
    </message>
    <message>
        <source>at least {rows}</source>
        <translation>al menos {rows}</translation>
    </message>
    <message>
        <source>Line {line}: {text}</source>
        <translation>Línea {line}: {text}</translation>
    </message>
</context>
<context>
    <name>ReportOptions</name>
    <message>
        <source>Interpolated</source>
        <translation>Interpolado</translation>
    </message>
    <message>
        <source>A chosen time (UTC)</source>
        <translation>Otra hora (UTC)</translation>
    </message>
    <message>
        <source>Check count</source>
        <translation>Recuento de sondeos</translation>
    </message>
    <message>
        <source>Newest check</source>
        <translation>Sondeo más reciente</translation>
    </message>
    <message>
        <source>Hours around a check</source>
        <translation>Horas alrededor de un sondeo</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>As-of time, UTC</source>
        <translation>Hora de referencia, UTC</translation>
    </message>
    <message>
        <source>How long a check counts, in hours</source>
        <translation>Alcance de un sondeo, en horas</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Between two checks the nearest one counts.</source>
        <translation>Entre dos sondeos, el más cercano habla por la tienda.</translation>
    </message>
    <message>
        <source>Every check during open hours counts as one whole hour.</source>
        <translation>Cada sondeo dentro del horario comercial vale por una hora entera.</translation>
    </message>
    <message>
        <source>How long a check counts</source>
        <translation>Alcance de un sondeo</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Open time farther than this from any check counts as unknown.</source>
        <translation>El tiempo abierto más lejos de cualquier sondeo cuenta como desconocido.</translation>
    </message>
    <message>
        <source>Generate report</source>
        <translation>Generar informe</translation>
    </message>
    <message>
        <source>No limit, for this report only</source>
        <translation>Sin límite, solo para este informe</translation>
    </message>
</context>
<context>
    <name>ReportsController</name>
    <message>
        <source>Your data stays: the same report can be generated again.</source>
        <translation>Sus datos no se borran: el mismo informe se puede generar de nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>1 of them is one that you keep.|{n} of them are ones that you keep.</source>
        <translation>
            <numerusform>1 de ellos es uno que usted conserva.</numerusform>
            <numerusform>{n} de ellos son informes que usted conserva.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete 1 report?|Delete {n} reports?</source>
        <translation>
            <numerusform>¿Eliminar 1 informe?</numerusform>
            <numerusform>¿Eliminar {n} informes?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation>Libros de Excel</translation>
    </message>
    <message>
        <source>CSV files</source>
        <translation>Archivos CSV</translation>
    </message>
    <message>
        <source>report</source>
        <translation>informe</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>Guardando {name}</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>Se ha guardado {name}.</translation>
    </message>
    <message>
        <source>Comparing reports</source>
        <translation>Comparando informes</translation>
    </message>
    <message>
        <source>Save comparison</source>
        <translation>Guardar comparación</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>comparación</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Choose two complete reports to compare them.</source>
        <translation>Elija dos informes completos para compararlos.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>{reports}. The newest {n}, the last one of each month and those you keep stay.</source>
        <translation>{reports}. Se conservan los {n} más recientes, el último de cada mes y los que usted conserve.</translation>
    </message>
    <message numerus="yes">
        <source>1 report|{n} reports</source>
        <translation>
            <numerusform>1 informe</numerusform>
            <numerusform>{n} informes</numerusform>
        </translation>
    </message>
    <message>
        <source>Import checks first. A report of them then appears here.</source>
        <translation>Importe primero sondeos. Aquí aparecerá un informe de ellos.</translation>
    </message>
    <message>
        <source>No reports yet</source>
        <translation>Aún no hay informes</translation>
    </message>
    <message>
        <source>Reports that you generate are listed here.</source>
        <translation>Aquí aparecen los informes que genere.</translation>
    </message>
    <message>
        <source>Generate report</source>
        <translation>Generar informe</translation>
    </message>
    <message>
        <source>Stop keeping</source>
        <translation>Ya no conservar</translation>
    </message>
    <message>
        <source>The report on screen, and one that is running, cannot be deleted.</source>
        <translation>El informe en pantalla, y el que se está generando, no se pueden eliminar.</translation>
    </message>
</context>
<context>
    <name>ReportsTable</name>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Abarca</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservado</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar una copia</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>No backups yet. The first is made on a day when the data changes.</source>
        <translation>Todavía no hay copias de seguridad. La primera se hace un día en que cambien los datos.</translation>
    </message>
    <message>
        <source>Other file…</source>
        <translation>Otro archivo…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>The backup replaces all data and reports. The current data is backed up first.</source>
        <translation>La copia sustituye todos los datos e informes. Antes se hace una copia de seguridad de los datos actuales.</translation>
    </message>
</context>
<context>
    <name>ReviewDetail</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take this file off the list</source>
        <translation>Quita este archivo de la lista</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>There are no rows to show.</source>
        <translation>No hay filas que mostrar.</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Hoja de cálculo</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>coma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>punto y coma</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>barra vertical</translation>
    </message>
    <message>
        <source>separated by {sign}</source>
        <translation>separado por {sign}</translation>
    </message>
    <message>
        <source>no header line</source>
        <translation>sin línea de encabezado</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>at least {rows}</source>
        <translation>al menos {rows}</translation>
    </message>
    <message numerus="yes">
        <source>1 row|{n} rows</source>
        <translation>
            <numerusform>1 fila</numerusform>
            <numerusform>{n} filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking… {share}</source>
        <translation>Comprobando… {share}</translation>
    </message>
    <message numerus="yes">
        <source>1 row will be skipped|{n} rows will be skipped</source>
        <translation>
            <numerusform>Se omitirá 1 fila</numerusform>
            <numerusform>Se omitirán {n} filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready, with a warning</source>
        <translation>Listo, con un aviso</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Columns not recognized</source>
        <translation>Columnas no reconocidas</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>Necesita una respuesta</translation>
    </message>
    <message>
        <source>No usable row</source>
        <translation>Ninguna fila utilizable</translation>
    </message>
    <message>
        <source>Cannot be imported</source>
        <translation>No se puede importar</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Files to import</source>
        <translation>Archivos para importar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Review before importing</source>
        <translation>Revise antes de importar</translation>
    </message>
    <message numerus="yes">
        <source>Import 1 file|Import {n} files</source>
        <translation>
            <numerusform>Importar 1 archivo</numerusform>
            <numerusform>Importar {n} archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message numerus="yes">
        <source>Checking the file…|Checking {n} files…</source>
        <translation>
            <numerusform>Comprobando el archivo…</numerusform>
            <numerusform>Comprobando {n} archivos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This file cannot be imported as it is.|None of these files can be imported as they are.</source>
        <translation>
            <numerusform>Este archivo no se puede importar tal como está.</numerusform>
            <numerusform>Ninguno de estos archivos se puede importar tal como está.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file is ready.|All {n} files are ready.</source>
        <translation>
            <numerusform>El archivo está listo.</numerusform>
            <numerusform>Los {n} archivos están listos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 row will be skipped.|{n} rows will be skipped.</source>
        <translation>
            <numerusform>Se omitirá 1 fila.</numerusform>
            <numerusform>Se omitirán {n} filas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file needs an answer.|{n} files need an answer.</source>
        <translation>
            <numerusform>1 archivo necesita una respuesta.</numerusform>
            <numerusform>{n} archivos necesitan una respuesta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Answer the question below to import.</source>
        <translation>Responda la pregunta de abajo para importar.</translation>
    </message>
    <message>
        <source>{n} of {total} files can be imported.</source>
        <translation>Se pueden importar {n} de {total} archivos.</translation>
    </message>
    <message>
        <source>Nothing is imported yet.</source>
        <translation>Todavía no se ha importado nada.</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message numerus="yes">
        <source>1 row|{n} rows</source>
        <translation>
            <numerusform>1 fila</numerusform>
            <numerusform>{n} filas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesCard</name>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>A store is down</source>
        <translation>Una tienda está caída</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Minutes down</source>
        <translation>Minutos caída</translation>
    </message>
    <message>
        <source>Minutes before closing</source>
        <translation>Minutos antes del cierre</translation>
    </message>
    <message>
        <source>A store has no checks</source>
        <translation>Una tienda no tiene sondeos</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>Hours without checks</source>
        <translation>Horas sin sondeos</translation>
    </message>
    <message>
        <source>Many stores go down together</source>
        <translation>Muchas tiendas caen juntas</translation>
    </message>
    <message>
        <source>A store has clearly missed its target</source>
        <translation>Una tienda no ha cumplido su objetivo con seguridad</translation>
    </message>
    <message>
        <source>for more than</source>
        <translation>durante más de</translation>
    </message>
    <message>
        <source>not counting the last</source>
        <translation>sin contar los últimos</translation>
    </message>
    <message>
        <source>Shown on this computer after each new report: one alert per event, and one when it is over.</source>
        <translation>Se muestran en este equipo tras cada informe nuevo: una alerta por suceso y otra cuando termina.</translation>
    </message>
    <message>
        <source>They are also sent as set under Sending.</source>
        <translation>También se envían según lo fijado en Envío.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere.</source>
        <translation>No se envía nada a ninguna parte.</translation>
    </message>
    <message>
        <source>before closing</source>
        <translation>antes del cierre</translation>
    </message>
</context>
<context>
    <name>SalesDialog</name>
    <message>
        <source>Sales per open hour</source>
        <translation>Ventas por hora abierta</translation>
    </message>
    <message>
        <source>What the store sells in an open hour. Lost sales are downtime times this.</source>
        <translation>Lo que vende la tienda en una hora abierta. Las ventas perdidas son el tiempo inactivo por esta cifra.</translation>
    </message>
    <message>
        <source>Same as all stores: {amount}</source>
        <translation>Igual que todas las tiendas: {amount}</translation>
    </message>
    <message>
        <source>Its own figure, in {currency}</source>
        <translation>Cifra propia, en {currency}</translation>
    </message>
    <message>
        <source>Sales per open hour of this store</source>
        <translation>Ventas por hora abierta de esta tienda</translation>
    </message>
</context>
<context>
    <name>SampleModel</name>
    <message>
        <source>not used</source>
        <translation>no se usa</translation>
    </message>
</context>
<context>
    <name>SaveFilterDialog</name>
    <message>
        <source>Save filter</source>
        <translation>Guardar filtro</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Nombre del filtro</translation>
    </message>
    <message>
        <source>This replaces the saved filter of the same name.</source>
        <translation>Reemplaza el filtro guardado con el mismo nombre.</translation>
    </message>
    <message>
        <source>Each time you choose it, it shows the stores that fit it in the report then shown.</source>
        <translation>Cada vez que lo elija, muestra las tiendas que le corresponden en el informe que se vea entonces.</translation>
    </message>
</context>
<context>
    <name>SearchController</name>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>Find a store, a page, an action, a setting, or help</source>
        <translation>Busque una tienda, una página, una acción, un ajuste o ayuda</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer or other words.</source>
        <translation>No se encontró nada. Pruebe con menos palabras u otras.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
</context>
<context>
    <name>SendJobs</name>
    <message>
        <source>Mail waits for the password of its account.</source>
        <translation>El correo espera la contraseña de su cuenta.</translation>
    </message>
    <message>
        <source>Enter it…</source>
        <translation>Escribirla…</translation>
    </message>
    <message>
        <source>“{subject}” was not sent.</source>
        <translation>«{subject}» no se ha enviado.</translation>
    </message>
    <message>
        <source>“{subject}” was not sent to everybody.</source>
        <translation>«{subject}» no se ha enviado a todos.</translation>
    </message>
    <message>
        <source>Test mail of storemon</source>
        <translation>Correo de prueba de storemon</translation>
    </message>
    <message>
        <source>Mail from storemon arrives here.</source>
        <translation>El correo de storemon llega aquí.</translation>
    </message>
    <message>
        <source>The server accepted a test mail to {address}.</source>
        <translation>El servidor ha aceptado un correo de prueba para {address}.</translation>
    </message>
    <message>
        <source>The keyring did not save the password.</source>
        <translation>El llavero no ha guardado la contraseña.</translation>
    </message>
    <message>
        <source>It is used until you quit, and asked for again then.</source>
        <translation>Se usa hasta que salga y después se vuelve a pedir.</translation>
    </message>
</context>
<context>
    <name>SendingCard</name>
    <message>
        <source>Sending</source>
        <translation>Envío</translation>
    </message>
    <message>
        <source>Mail account…</source>
        <translation>Cuenta de correo…</translation>
    </message>
    <message>
        <source>Mail alerts to</source>
        <translation>Alertas por correo a</translation>
    </message>
    <message>
        <source>Addresses, separated by commas</source>
        <translation>Direcciones, separadas por comas</translation>
    </message>
    <message>
        <source>Post alerts to</source>
        <translation>Publicar alertas en</translation>
    </message>
    <message>
        <source>https://example.com/hook</source>
        <translation>https://example.com/hook</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>What you set up here is sent to the mail server and the web address that you name. Nothing else leaves this computer.</source>
        <translation>Lo que configure aquí se envía al servidor de correo y a la dirección web que indique. Nada más sale de este equipo.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>No mail account is set up.</source>
        <translation>No hay ninguna cuenta de correo configurada.</translation>
    </message>
    <message>
        <source>Mail goes out as {sender} through {host}.</source>
        <translation>El correo sale como {sender} a través de {host}.</translation>
    </message>
    <message numerus="yes">
        <source>1 waiting|{n} waiting</source>
        <translation>
            <numerusform>1 en espera</numerusform>
            <numerusform>{n} en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting: {subject}. {reason}</source>
        <translation>En espera: {subject}. {reason}</translation>
    </message>
    <message>
        <source>Last sent: {subject}. {reason}</source>
        <translation>Último envío: {subject}. {reason}</translation>
    </message>
    <message>
        <source>Not sent: {subject}. {reason}</source>
        <translation>No enviado: {subject}. {reason}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>System default</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Uptime that every store should reach</source>
        <translation>Tiempo activo que debe alcanzar cada tienda</translation>
    </message>
    <message>
        <source>Interpolated</source>
        <translation>Interpolado</translation>
    </message>
    <message>
        <source>Check count</source>
        <translation>Recuento de sondeos</translation>
    </message>
    <message>
        <source>New reports</source>
        <translation>Informes nuevos</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Hours around a check</source>
        <translation>Horas alrededor de un sondeo</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>How long a check counts</source>
        <translation>Alcance de un sondeo</translation>
    </message>
    <message>
        <source>Lost sales</source>
        <translation>Ventas perdidas</translation>
    </message>
    <message>
        <source>Show what downtime costs</source>
        <translation>Mostrar lo que cuesta el tiempo inactivo</translation>
    </message>
    <message>
        <source>An estimate: downtime times what a store sells in an open hour.</source>
        <translation>Una estimación: tiempo inactivo por lo que vende una tienda en una hora abierta.</translation>
    </message>
    <message>
        <source>Show lost sales</source>
        <translation>Mostrar ventas perdidas</translation>
    </message>
    <message>
        <source>Sales per open hour</source>
        <translation>Ventas por hora abierta</translation>
    </message>
    <message>
        <source>Currency symbol</source>
        <translation>Símbolo de la moneda</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Share of open time. The rest is the downtime that a store is allowed.</source>
        <translation>Parte del tiempo abierto. El resto es el tiempo inactivo permitido a una tienda.</translation>
    </message>
    <message>
        <source>Dayparts</source>
        <translation>Franjas del día</translation>
    </message>
    <message>
        <source>Breakfast</source>
        <translation>Desayuno</translation>
    </message>
    <message>
        <source>Each begins at this time of the store&apos;s own clock and runs until another one begins. Beside it is how much an open hour weighs in lost sales.</source>
        <translation>Cada una empieza a esta hora del reloj de la tienda y dura hasta que empieza otra. Al lado, cuánto pesa una hora de apertura en las ventas perdidas.</translation>
    </message>
    <message>
        <source>Breakfast begins at</source>
        <translation>El desayuno empieza a las</translation>
    </message>
    <message>
        <source>Weight of breakfast in lost sales</source>
        <translation>Peso del desayuno en las ventas perdidas</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>Almuerzo</translation>
    </message>
    <message>
        <source>Lunch begins at</source>
        <translation>El almuerzo empieza a las</translation>
    </message>
    <message>
        <source>Weight of lunch in lost sales</source>
        <translation>Peso del almuerzo en las ventas perdidas</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>Afternoon begins at</source>
        <translation>La tarde empieza a las</translation>
    </message>
    <message>
        <source>Weight of the afternoon in lost sales</source>
        <translation>Peso de la tarde en las ventas perdidas</translation>
    </message>
    <message>
        <source>Dinner</source>
        <translation>Cena</translation>
    </message>
    <message>
        <source>Dinner begins at</source>
        <translation>La cena empieza a las</translation>
    </message>
    <message>
        <source>Weight of dinner in lost sales</source>
        <translation>Peso de la cena en las ventas perdidas</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Noche</translation>
    </message>
    <message>
        <source>Late hours begin at</source>
        <translation>La noche empieza a las</translation>
    </message>
    <message>
        <source>Weight of late hours in lost sales</source>
        <translation>Peso de la noche en las ventas perdidas</translation>
    </message>
    <message>
        <source>Open time farther than this from any check counts as unknown.</source>
        <translation>El tiempo abierto más lejos de cualquier sondeo cuenta como desconocido.</translation>
    </message>
    <message>
        <source>How long a check counts, in hours</source>
        <translation>Alcance de un sondeo, en horas</translation>
    </message>
    <message>
        <source>Generate the first report automatically</source>
        <translation>Generar el primer informe automáticamente</translation>
    </message>
    <message>
        <source>As soon as checks are imported and there is no report yet.</source>
        <translation>En cuanto se importen sondeos y aún no haya informe.</translation>
    </message>
    <message>
        <source>Update the report automatically</source>
        <translation>Actualizar el informe automáticamente</translation>
    </message>
    <message>
        <source>After an import or an undo, the report on the screen is generated again.</source>
        <translation>Después de importar o deshacer, se vuelve a generar el informe en pantalla.</translation>
    </message>
    <message>
        <source>For all stores. You can set a store&apos;s own figure on its page.</source>
        <translation>Para todas las tiendas. En la página de una tienda puede poner su propia cifra.</translation>
    </message>
    <message>
        <source>Takes effect the next time you start storemon.</source>
        <translation>Se aplica la próxima vez que abra storemon.</translation>
    </message>
    <message>
        <source>24 hours ({time})</source>
        <translation>24 horas ({time})</translation>
    </message>
    <message>
        <source>12 hours ({time})</source>
        <translation>12 horas ({time})</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>First day of the week</source>
        <translation>Primer día de la semana</translation>
    </message>
    <message>
        <source>Ask before</source>
        <translation>Preguntar antes de</translation>
    </message>
    <message>
        <source>Undoing an import</source>
        <translation>Deshacer una importación</translation>
    </message>
    <message>
        <source>Ask before undoing an import</source>
        <translation>Preguntar antes de deshacer una importación</translation>
    </message>
    <message>
        <source>Quitting while something is running</source>
        <translation>Salir con algo en curso</translation>
    </message>
    <message>
        <source>Files that were imported before you quit stay; the others are not imported.</source>
        <translation>Los archivos importados antes de salir se conservan; los demás no se importan.</translation>
    </message>
    <message>
        <source>Ask before quitting while something is running</source>
        <translation>Preguntar antes de salir mientras haya algo en curso</translation>
    </message>
    <message>
        <source>Without the window</source>
        <translation>Sin la ventana</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>Seguir en la bandeja al cerrar la ventana</translation>
    </message>
    <message>
        <source>Watched folders, schedules and alerts keep working. Needs a desktop with a tray.</source>
        <translation>Carpetas, programación y alertas siguen. Solo donde el escritorio tiene bandeja.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>A report is ready</source>
        <translation>Un informe está listo</translation>
    </message>
    <message>
        <source>Notify when a report is ready</source>
        <translation>Avisar cuando un informe esté listo</translation>
    </message>
    <message>
        <source>Notify when an import is done</source>
        <translation>Avisar cuando termine una importación</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Versiones nuevas</translation>
    </message>
    <message>
        <source>Check for updates once a day</source>
        <translation>Buscar actualizaciones una vez al día</translation>
    </message>
    <message>
        <source>Reads storemon&apos;s list of releases on the internet. Nothing about you or your data is sent.</source>
        <translation>Lee en internet la lista de versiones de storemon. No se envía nada sobre usted ni sobre sus datos.</translation>
    </message>
    <message>
        <source>Imports of each kind that can be undone</source>
        <translation>Importaciones de cada tipo que se pueden deshacer</translation>
    </message>
    <message>
        <source>The newest ones. Older imports are merged so that the data does not keep growing.</source>
        <translation>Las más recientes. Las anteriores se combinan para que los datos no sigan creciendo.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Reports that stay</source>
        <translation>Informes que se conservan</translation>
    </message>
    <message>
        <source>The newest ones. The last one of each month and those you keep stay as well.</source>
        <translation>Los más recientes. También se conservan el último de cada mes y los que usted conserve.</translation>
    </message>
    <message>
        <source>An import is done</source>
        <translation>Ha terminado una importación</translation>
    </message>
    <message>
        <source>Only while you are in another program.</source>
        <translation>Solo mientras usted está en otro programa.</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importaciones</translation>
    </message>
</context>
<context>
    <name>SettingsController</name>
    <message>
        <source>&amp;System default</source>
        <translation>El del &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>{file} cannot be written: these settings last until storemon is closed.</source>
        <translation>No se puede escribir en {file}: estos ajustes valen hasta que se cierre storemon.</translation>
    </message>
</context>
<context>
    <name>SettingsEdit</name>
    <message>
        <source>Change settings of reports</source>
        <translation>Cambiar ajustes de los informes</translation>
    </message>
    <message>
        <source>Change setting: {name}</source>
        <translation>Cambiar ajuste: {name}</translation>
    </message>
</context>
<context>
    <name>SharedCard</name>
    <message>
        <source>Shared outages</source>
        <translation>Caídas compartidas</translation>
    </message>
    <message>
        <source>Stores of the shared outage</source>
        <translation>Tiendas de la caída compartida</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>Agregar una nota…</translation>
    </message>
    <message>
        <source>Note what happened, for all stores of the shared outage</source>
        <translation>Anotar qué pasó, para todas las tiendas de la caída compartida</translation>
    </message>
    <message>
        <source>List stores</source>
        <translation>Ver tiendas</translation>
    </message>
    <message>
        <source>Show the stores of the shared outage on the page of stores</source>
        <translation>Mostrar las tiendas de la caída compartida en la página de tiendas</translation>
    </message>
    <message>
        <source>times in {zone}</source>
        <translation>horas de {zone}</translation>
    </message>
    <message>
        <source>{time} shared ({share})</source>
        <translation>{time} compartido ({share})</translation>
    </message>
    <message>
        <source>{time} affected individual stores</source>
        <translation>{time} de tiendas individuales</translation>
    </message>
    <message>
        <source>{time} not enough checks to tell</source>
        <translation>{time} sin sondeos suficientes para saberlo</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Stores that went down then</source>
        <translation>Tiendas que cayeron entonces</translation>
    </message>
    <message>
        <source>Typically down</source>
        <translation>Habitual</translation>
    </message>
    <message>
        <source>Stores that would typically go down at such a moment</source>
        <translation>Tiendas que suelen caer en un momento así</translation>
    </message>
    <message>
        <source>Shared outage, {start}</source>
        <translation>Caída compartida, {start}</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>The median of the times when its stores went down</source>
        <translation>La mediana de los momentos en que cayeron sus tiendas</translation>
    </message>
    <message>
        <source>Until the median of the times when its stores were last down</source>
        <translation>Hasta la mediana de los últimos momentos en que sus tiendas estuvieron inactivas</translation>
    </message>
    <message numerus="yes">
        <source>1 store affected|{n} stores affected</source>
        <translation>
            <numerusform>1 tienda afectada</numerusform>
            <numerusform>{n} tiendas afectadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
</context>
<context>
    <name>SharedController</name>
    <message>
        <source>storemon is busy, or files are waiting for review.</source>
        <translation>storemon está ocupado o hay archivos pendientes de revisión.</translation>
    </message>
    <message>
        <source>Choose another database when that is done.</source>
        <translation>Elija otra base de datos cuando termine.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>It works: the database has {stores} with {polls} checks.</source>
        <translation>Funciona: la base de datos tiene {stores} con {polls} comprobaciones.</translation>
    </message>
    <message>
        <source>Opening the database</source>
        <translation>Abriendo la base de datos</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>{database} on {server}</source>
        <translation>{database} en {server}</translation>
    </message>
    <message>
        <source>{database} on {server} (view only)</source>
        <translation>{database} en {server} (solo lectura)</translation>
    </message>
</context>
<context>
    <name>SharesController</name>
    <message>
        <source>Change sales by platform</source>
        <translation>Cambiar las ventas por plataforma</translation>
    </message>
</context>
<context>
    <name>SharesDialog</name>
    <message>
        <source>Sales by platform</source>
        <translation>Ventas por plataforma</translation>
    </message>
    <message>
        <source>Equal shares</source>
        <translation>Partes iguales</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Share of {platform}</source>
        <translation>Parte de {platform}</translation>
    </message>
    <message>
        <source>No platform</source>
        <translation>Sin plataforma</translation>
    </message>
    <message>
        <source>Lost sales count the downtime on each platform with its share. A store that is not on all of them has those of its own in proportion.</source>
        <translation>Las ventas perdidas cuentan el tiempo caído en cada plataforma con su parte. Una tienda que no está en todas tiene las de las suyas en proporción.</translation>
    </message>
    <message>
        <source>Lost sales are not shown now. Settings, Reports turns them on.</source>
        <translation>Ahora no se muestran las ventas perdidas. Se activan en Ajustes, Informes.</translation>
    </message>
    <message>
        <source>All platforms have equal shares.</source>
        <translation>Todas las plataformas tienen partes iguales.</translation>
    </message>
    <message>
        <source>They add up to {total}.</source>
        <translation>Suman {total}.</translation>
    </message>
    <message>
        <source>They add up to {total} and are scaled to 100%.</source>
        <translation>Suman {total} y cuentan en proporción.</translation>
    </message>
    <message>
        <source>No platform has a share, so there are no lost sales.</source>
        <translation>Ninguna plataforma tiene parte, así que no hay ventas perdidas.</translation>
    </message>
</context>
<context>
    <name>SpanFields</name>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
</context>
<context>
    <name>StoreCards</name>
    <message>
        <source>Last hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Última semana</translation>
    </message>
    <message>
        <source>none given: open 24/7</source>
        <translation>sin datos: abierta 24/7</translation>
    </message>
    <message>
        <source>open 24/7</source>
        <translation>abierta 24/7</translation>
    </message>
    <message>
        <source>{time} a week</source>
        <translation>{time}/semana</translation>
    </message>
    <message>
        <source>In this range</source>
        <translation>En este periodo</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Horario</translation>
    </message>
</context>
<context>
    <name>StoreChart</name>
    <message>
        <source>Outage {n} of {total}: {start} – {end}, {time}</source>
        <translation>Caída {n} de {total}: {start} – {end}, {time}</translation>
    </message>
</context>
<context>
    <name>StoreController</name>
    <message>
        <source>{start} – {end}</source>
        <translation>{start} – {end}</translation>
    </message>
    <message>
        <source>Set sales of {store}</source>
        <translation>Fijar ventas de {store}</translation>
    </message>
    <message>
        <source>Rename {store} to {name}</source>
        <translation>Cambiar nombre de {store} a {name}</translation>
    </message>
    <message>
        <source>Reset name of {store}</source>
        <translation>Restablecer nombre de {store}</translation>
    </message>
</context>
<context>
    <name>StoreFilter</name>
    <message>
        <source>{what}: calculating…</source>
        <translation>{what}: calculando…</translation>
    </message>
</context>
<context>
    <name>StoreHead</name>
    <message>
        <source>Rename store</source>
        <translation>Renombrar tienda</translation>
    </message>
    <message>
        <source>No name: the id is shown</source>
        <translation>Sin nombre: se muestra el id</translation>
    </message>
    <message>
        <source>Previous store</source>
        <translation>Tienda anterior</translation>
    </message>
    <message>
        <source>Next store</source>
        <translation>Tienda siguiente</translation>
    </message>
    <message>
        <source>Back to {page}</source>
        <translation>Volver a {page}</translation>
    </message>
    <message>
        <source>{zone} (assumed)</source>
        <translation>{zone} (supuesta)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back to {page} ({keys})</source>
        <translation>Volver a {page} ({keys})</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} de {total}</translation>
    </message>
</context>
<context>
    <name>StoreHoursView</name>
    <message>
        <source>Change hours of {store}</source>
        <translation>Cambiar horario de {store}</translation>
    </message>
    <message>
        <source>Business hours changed</source>
        <translation>Horario comercial modificado</translation>
    </message>
    <message>
        <source>Change time zone of {store}</source>
        <translation>Cambiar zona horaria de {store}</translation>
    </message>
    <message>
        <source>Time zone changed</source>
        <translation>Zona horaria modificada</translation>
    </message>
</context>
<context>
    <name>StoreListCard</name>
    <message>
        <source>Stores to list</source>
        <translation>Tiendas de la lista</translation>
    </message>
    <message>
        <source>Lowest uptime</source>
        <translation>Menor tiempo activo</translation>
    </message>
    <message>
        <source>Uptime {bin}</source>
        <translation>Activo {bin}</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Worse than {period} ({n})</source>
        <translation>Peor que {period} ({n})</translation>
    </message>
    <message>
        <source>Better than {period} ({n})</source>
        <translation>Mejor que {period} ({n})</translation>
    </message>
    <message>
        <source>No downtime found in this time.</source>
        <translation>No se vio ninguna caída en este tiempo.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Downtime inside business hours</source>
        <translation>Tiempo inactivo dentro del horario</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Compartida</translation>
    </message>
    <message>
        <source>Downtime shared with many other stores</source>
        <translation>Tiempo inactivo compartido con muchas otras tiendas</translation>
    </message>
    <message>
        <source>Uptime if all uncertain time was down, and if it was up</source>
        <translation>Tiempo activo si todo el tiempo incierto fue inactivo, y si fue activo</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Conocido</translation>
    </message>
    <message>
        <source>Share of the open time that is known; where it is little, the uptime is gray</source>
        <translation>Parte conocida del tiempo abierto; si es poca, el tiempo activo está en gris</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Entre</translation>
    </message>
    <message>
        <source>Change of the uptime since {period}; — where not sure</source>
        <translation>Cambio del tiempo activo desde {period}; — donde no es seguro</translation>
    </message>
    <message>
        <source>Open store	Enter</source>
        <translation>Abrir tienda	Enter</translation>
    </message>
    <message>
        <source>Explain this number	F2</source>
        <translation>Explicar esta cifra	F2</translation>
    </message>
</context>
<context>
    <name>StorePanel</name>
    <message>
        <source>Last hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Última semana</translation>
    </message>
    <message>
        <source>Open store</source>
        <translation>Abrir tienda</translation>
    </message>
    <message>
        <source>Hours, outages and other weeks of this store (Enter)</source>
        <translation>Horario, caídas y otras semanas de esta tienda (Intro)</translation>
    </message>
    <message>
        <source>(assumed)</source>
        <translation>(supuesta)</translation>
    </message>
    <message>
        <source>No hours given: open 24/7</source>
        <translation>Sin horario: abierta 24/7</translation>
    </message>
    <message>
        <source>Week up to {time} local time · {counted}</source>
        <translation>Semana hasta {time}, hora local · {counted}</translation>
    </message>
</context>
<context>
    <name>StoreTableModel</name>
    <message>
        <source>Met</source>
        <translation>Cumplido</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Incumplido</translation>
    </message>
    <message>
        <source>in range</source>
        <translation>periodo</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>semana</translation>
    </message>
    <message>
        <source>Whether the store met its target, allowing for uncertain time</source>
        <translation>Si la tienda cumplió su objetivo, teniendo en cuenta el tiempo incierto</translation>
    </message>
    <message>
        <source>in range, h</source>
        <translation>periodo, h</translation>
    </message>
    <message>
        <source>last week, h</source>
        <translation>semana, h</translation>
    </message>
    <message>
        <source>Time known to be up inside business hours</source>
        <translation>Tiempo con certeza activo dentro del horario comercial</translation>
    </message>
    <message>
        <source>Time known to be down inside business hours</source>
        <translation>Tiempo con certeza inactivo dentro del horario comercial</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Time up, of the time that is known</source>
        <translation>Tiempo activo, del tiempo que se conoce</translation>
    </message>
    <message>
        <source>Open time with no check near enough to tell</source>
        <translation>Tiempo abierto sin un sondeo lo bastante cercano para saberlo</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>Datos insuficientes</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Uptime on this platform alone; red where the store is down there</source>
        <translation>Tiempo activo solo en esta plataforma; en rojo donde la tienda está inactiva en ella</translation>
    </message>
    <message>
        <source>Down everywhere</source>
        <translation>Inactiva en todas</translation>
    </message>
    <message>
        <source>Open time in which a store was down on a platform and up on none</source>
        <translation>Tiempo abierto en que la tienda estaba inactiva en una plataforma y activa en ninguna</translation>
    </message>
    <message>
        <source>Only {share} of the open time is known</source>
        <translation>Solo se conoce el {share} del tiempo abierto</translation>
    </message>
    <message>
        <source>{target} met</source>
        <translation>{target} cumplido</translation>
    </message>
    <message>
        <source>{target} missed</source>
        <translation>{target} incumplido</translation>
    </message>
    <message>
        <source>Target of {group}: {target}</source>
        <translation>Objetivo de {group}: {target}</translation>
    </message>
    <message>
        <source>Target of all stores: {target}</source>
        <translation>Objetivo de todas las tiendas: {target}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>{time} over</source>
        <translation>{time} de más</translation>
    </message>
    <message>
        <source>Partly down</source>
        <translation>Inactiva en parte</translation>
    </message>
    <message>
        <source>No checks</source>
        <translation>Sin sondeos</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Name of the store, from a file or given here, and its id</source>
        <translation>Nombre de la tienda, de un archivo o puesto aquí, y su id</translation>
    </message>
    <message>
        <source>Store ID</source>
        <translation>Id de tienda</translation>
    </message>
    <message>
        <source>Id of the store in the files</source>
        <translation>Id de la tienda en los archivos</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>at last check</source>
        <translation>al último dato</translation>
    </message>
    <message>
        <source>at end of range</source>
        <translation>al final del periodo</translation>
    </message>
    <message>
        <source>What the store was doing at the end of the data that counts</source>
        <translation>Qué hacía la tienda al final de los datos que cuentan</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Entre</translation>
    </message>
    <message>
        <source>Uptime if all uncertain time was down, and if it was up</source>
        <translation>Tiempo activo si todo el tiempo incierto fue inactivo, y si fue activo</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Ajustado</translation>
    </message>
    <message>
        <source>Uptime without excused time, on which the target is judged</source>
        <translation>Tiempo activo sin el tiempo justificado; con él se evalúa el objetivo</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>since the week before</source>
        <translation>desde la semana anterior</translation>
    </message>
    <message>
        <source>since the period before</source>
        <translation>desde el periodo anterior</translation>
    </message>
    <message>
        <source>Change of the uptime in percentage points; gray where it is not sure</source>
        <translation>Cambio del tiempo activo en puntos porcentuales; gris donde no es seguro</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Allowance</source>
        <translation>Margen</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Clear change</source>
        <translation>Cambio claro</translation>
    </message>
    <message>
        <source>No clear change</source>
        <translation>Sin cambio claro</translation>
    </message>
    <message>
        <source>Downtime that the target still allows, or by how much it is over the limit</source>
        <translation>Tiempo inactivo que el objetivo aún permite, o cuánto se pasa del límite</translation>
    </message>
    <message>
        <source>last hour, min</source>
        <translation>hora, min</translation>
    </message>
    <message>
        <source>last day, h</source>
        <translation>día, h</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Compartido</translation>
    </message>
    <message>
        <source>Downtime shared with many other stores</source>
        <translation>Tiempo inactivo compartido con muchas otras tiendas</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Share of the open time that is known</source>
        <translation>Parte del tiempo abierto que se conoce</translation>
    </message>
    <message>
        <source>Lost sales</source>
        <translation>Ventas perdidas</translation>
    </message>
    <message>
        <source>Downtime times what the store sells in an open hour</source>
        <translation>Tiempo inactivo por lo que vende la tienda en una hora abierta</translation>
    </message>
    <message>
        <source>lost sales</source>
        <translation>ventas perdidas</translation>
    </message>
    <message>
        <source>Lost sales if all uncertain time was up, and if it was down</source>
        <translation>Ventas perdidas si todo el tiempo incierto fue activo, y si fue inactivo</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Group of the store, from a file of names</source>
        <translation>Grupo de la tienda, de un archivo de nombres</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Zone of the store&apos;s business hours; gray where none was given</source>
        <translation>Zona del horario comercial de la tienda; en gris si no se dio ninguna</translation>
    </message>
</context>
<context>
    <name>StoreView</name>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Open store	Enter</source>
        <translation>Abrir tienda	Enter</translation>
    </message>
    <message>
        <source>Explain this number	F2</source>
        <translation>Explicar esta cifra	F2</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copiar filas</translation>
    </message>
</context>
<context>
    <name>StoreWeeks</name>
    <message>
        <source>Local time, up to {time} · {counted}</source>
        <translation>Hora local, hasta {time} · {counted}</translation>
    </message>
    <message>
        <source>no platform</source>
        <translation>sin plataforma</translation>
    </message>
    <message>
        <source>From the top: all platforms, {names}</source>
        <translation>Desde arriba: todas las plataformas, {names}</translation>
    </message>
</context>
<context>
    <name>StoresController</name>
    <message>
        <source>Store</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Saved filter</source>
        <translation>Filtro guardado</translation>
    </message>
    <message>
        <source>The filter “{filter}” is cleared.</source>
        <translation>Se ha quitado el filtro «{filter}».</translation>
    </message>
    <message>
        <source>This report cannot tell which stores those are.</source>
        <translation>Este informe no dice cuáles son esas tiendas.</translation>
    </message>
</context>
<context>
    <name>StoresPage</name>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryStrip</name>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Uptime {window}</source>
        <translation>Activo {window}</translation>
    </message>
    <message>
        <source>Downtime {window}</source>
        <translation>Inactivo {window}</translation>
    </message>
    <message>
        <source>Unknown {window}</source>
        <translation>Desconocido {window}</translation>
    </message>
    <message>
        <source>Coverage {window}</source>
        <translation>Cobertura {window}</translation>
    </message>
    <message numerus="yes">
        <source>of 1 store|of {n} stores</source>
        <translation>
            <numerusform>de 1 tienda</numerusform>
            <numerusform>de {n} tiendas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in 1 store|in {n} stores</source>
        <translation>
            <numerusform>en 1 tienda</numerusform>
            <numerusform>en {n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>of the checks</source>
        <translation>de los sondeos</translation>
    </message>
    <message>
        <source>of the known time</source>
        <translation>del tiempo conocido</translation>
    </message>
    <message>
        <source>of {hours} open</source>
        <translation>de {hours} de apertura</translation>
    </message>
    <message>
        <source>of the open time is known</source>
        <translation>del tiempo abierto se conoce</translation>
    </message>
</context>
<context>
    <name>Support</name>
    <message>
        <source>storemon did not close properly last time.</source>
        <translation>La última vez storemon no se cerró correctamente.</translation>
    </message>
    <message>
        <source>Finished work was saved. If an import was running, none of it was saved: import that file again.</source>
        <translation>Lo terminado se guardó. Si había una importación en curso, no se guardó nada de ella: importe otra vez ese archivo.</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>Guardar diagnóstico…</translation>
    </message>
    <message>
        <source>Saved the diagnostics to {name}.</source>
        <translation>Se ha guardado el diagnóstico en {name}.</translation>
    </message>
</context>
<context>
    <name>TargetsController</name>
    <message>
        <source>Change targets</source>
        <translation>Cambiar objetivos</translation>
    </message>
</context>
<context>
    <name>TargetsDialog</name>
    <message>
        <source>Targets of groups</source>
        <translation>Objetivos de los grupos</translation>
    </message>
    <message>
        <source>Its own target</source>
        <translation>Objetivo propio</translation>
    </message>
    <message>
        <source>Target of this group</source>
        <translation>Objetivo de este grupo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Stores in a group with its own target are judged by that target.</source>
        <translation>Las tiendas de un grupo con objetivo propio se evalúan con ese objetivo.</translation>
    </message>
    <message>
        <source>{group}: same as all stores</source>
        <translation>{group}: igual que todas las tiendas</translation>
    </message>
    <message>
        <source>{group}: {target}</source>
        <translation>{group}: {target}</translation>
    </message>
    <message>
        <source>Same as all stores: {target}</source>
        <translation>Igual que todas las tiendas: {target}</translation>
    </message>
</context>
<context>
    <name>TimeEdit</name>
    <message>
        <source>Add AM or PM. Try {example}</source>
        <translation>Indique si es antes o después del mediodía. Pruebe {example}</translation>
    </message>
    <message>
        <source>Not a time of day. Try {example}</source>
        <translation>No es una hora del día. Pruebe {example}</translation>
    </message>
</context>
<context>
    <name>TourController</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Everything is on these pages. Ctrl+1, Ctrl+2 and so on lead there too.</source>
        <translation>Todo está en estas páginas. También llevan ahí Ctrl+1, Ctrl+2, etc.</translation>
    </message>
    <message>
        <source>Find and undo</source>
        <translation>Buscar y deshacer</translation>
    </message>
    <message>
        <source>Ctrl+K finds stores, pages, actions and help. The Edit menu undoes what you change.</source>
        <translation>Ctrl+K encuentra tiendas, páginas, acciones y ayuda. El menú Editar deshace lo que cambie.</translation>
    </message>
    <message>
        <source>New here? A few short notes show you around.</source>
        <translation>¿Es nuevo aquí? Unas notas breves le muestran lo principal.</translation>
    </message>
    <message>
        <source>You can take the tour any time from the Help menu.</source>
        <translation>Puede hacer el recorrido cuando quiera desde el menú Ayuda.</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>storemon keeps running in the tray. To quit, choose Quit there.</source>
        <translation>storemon sigue en la bandeja. Para terminarlo, elija Salir allí.</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>Sin alertas</translation>
    </message>
    <message>
        <source>Some stores are down</source>
        <translation>Algunas tiendas están caídas</translation>
    </message>
    <message>
        <source>The data is old</source>
        <translation>Los datos son antiguos</translation>
    </message>
    <message>
        <source>Open storemon</source>
        <translation>Abrir storemon</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>not enough checks</source>
        <translation>no hay suficientes sondeos</translation>
    </message>
    <message>
        <source>{days}: closed</source>
        <translation>{days}: cerrado</translation>
    </message>
    <message>
        <source>{days}: not enough checks, {share} of the open time known</source>
        <translation>{days}: no hay suficientes sondeos, se conoce el {share} del tiempo abierto</translation>
    </message>
    <message>
        <source>{days}: uptime {uptime}, down {time}, {share} known</source>
        <translation>{days}: tiempo activo {uptime}, inactivo {time}, {share} conocido</translation>
    </message>
</context>
<context>
    <name>TrendCard</name>
    <message>
        <source>Stores in the trend</source>
        <translation>Tiendas en la tendencia</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>calculating…</source>
        <translation>calculando…</translation>
    </message>
    <message>
        <source>Generate a new report to see how the uptime went.</source>
        <translation>Genere un informe nuevo para ver cómo ha ido el tiempo activo.</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>desde el {date}</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Tiempo inactivo</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
</context>
<context>
    <name>TrendView</name>
    <message>
        <source>Uptime over time</source>
        <translation>Tiempo activo a lo largo del tiempo</translation>
    </message>
</context>
<context>
    <name>TwinCard</name>
    <message>
        <source>Show as table</source>
        <translation>Mostrar como tabla</translation>
    </message>
    <message>
        <source>{title}: show as table</source>
        <translation>{title}: mostrar como tabla</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Mostrar como gráfico</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>&amp;Undo “{name}”</source>
        <translation>&amp;Deshacer «{name}»</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo “{name}”</source>
        <translation>&amp;Rehacer «{name}»</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Undone: {name}</source>
        <translation>Deshecho: {name}</translation>
    </message>
    <message>
        <source>Redone: {name}</source>
        <translation>Rehecho: {name}</translation>
    </message>
</context>
<context>
    <name>UndoOffers</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>UpdateChip</name>
    <message>
        <source>The report does not include what was imported or undone since.</source>
        <translation>El informe no incluye lo que se ha importado o deshecho desde entonces.</translation>
    </message>
    <message>
        <source>New data: update report</source>
        <translation>Datos nuevos: actualizar informe</translation>
    </message>
    <message>
        <source>Dayparts changed: update report</source>
        <translation>Otras franjas: actualizar el informe</translation>
    </message>
    <message>
        <source>The report counts the dayparts that were set when it was made.</source>
        <translation>El informe cuenta las franjas que estaban fijadas cuando se hizo.</translation>
    </message>
    <message>
        <source>Notes changed: update report</source>
        <translation>Notas cambiadas: actualizar informe</translation>
    </message>
    <message>
        <source>The report counts notes as they were when it was made.</source>
        <translation>El informe cuenta las notas como eran cuando se generó.</translation>
    </message>
    <message>
        <source>Groups changed: update report</source>
        <translation>Grupos cambiados: actualizar informe</translation>
    </message>
    <message>
        <source>Closures or notes are about groups, and the report counts groups as they were when it was made.</source>
        <translation>Hay cierres o notas sobre grupos, y el informe cuenta los grupos como eran cuando se generó.</translation>
    </message>
    <message>
        <source>Data changed: update report</source>
        <translation>Los datos cambiaron: actualizar informe</translation>
    </message>
</context>
<context>
    <name>UpdatesController</name>
    <message>
        <source>Checking for updates</source>
        <translation>Buscando actualizaciones</translation>
    </message>
    <message>
        <source>No version newer than {version} has been released.</source>
        <translation>No se ha publicado ninguna versión más nueva que {version}.</translation>
    </message>
    <message>
        <source>storemon {version} has been released. You have {current}.</source>
        <translation>Se ha publicado storemon {version}. Usted tiene {current}.</translation>
    </message>
    <message>
        <source>Install it over this one: your data, reports and settings stay.</source>
        <translation>Instálelo sobre el actual: sus datos, informes y ajustes se conservan.</translation>
    </message>
    <message>
        <source>Show the download page</source>
        <translation>Mostrar la página de descargas</translation>
    </message>
</context>
<context>
    <name>UptimeBars</name>
    <message>
        <source>Stores by uptime</source>
        <translation>Tiendas por tiempo activo</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Waiting for you</source>
        <translation>Esperan su respuesta</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Revisar…</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>Leave the file where it is and do not import it</source>
        <translation>Dejar el archivo donde está y no importar nada de él</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Por qué espera</translation>
    </message>
</context>
<context>
    <name>WeekBar</name>
    <message>
        <source>Week before</source>
        <translation>Semana anterior</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>Semana siguiente</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>Volver al informe</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Show the whole day</source>
        <translation>Mostrar el día entero</translation>
    </message>
</context>
<context>
    <name>WeekCard</name>
    <message>
        <source>Show as table</source>
        <translation>Mostrar como tabla</translation>
    </message>
    <message>
        <source>Show the chart as a table</source>
        <translation>Mostrar el gráfico como tabla</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Mostrar como gráfico</translation>
    </message>
</context>
<context>
    <name>WeekChart</name>
    <message>
        <source>Chart of the store&apos;s last week</source>
        <translation>Gráfico de la última semana de la tienda</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inactivo</translation>
    </message>
    <message>
        <source>Check {time}, {state}</source>
        <translation>Sondeo {time}, {state}</translation>
    </message>
    <message>
        <source>Outside business hours: does not count</source>
        <translation>Fuera del horario comercial: no cuenta</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Clocks moved forward here</source>
        <translation>Aquí se adelantó el reloj</translation>
    </message>
    <message>
        <source>Closed at {time}</source>
        <translation>Cerrada a las {time}</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>Todas las plataformas</translation>
    </message>
    <message>
        <source>No platform</source>
        <translation>Sin plataforma</translation>
    </message>
    <message numerus="yes">
        <source>Up to {time} local time; 1 period of downtime|Up to {time} local time; {n} periods of downtime</source>
        <translation>
            <numerusform>Hasta el {time}, hora local; 1 tramo de tiempo inactivo</numerusform>
            <numerusform>Hasta el {time}, hora local; {n} tramos de tiempo inactivo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowCard</name>
    <message>
        <source>In this range</source>
        <translation>En este periodo</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>no checks during open hours</source>
        <translation>sin sondeos en horario comercial</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>down {time}</source>
        <translation>inact. {time}</translation>
    </message>
    <message>
        <source>unknown {time}</source>
        <translation>desc. {time}</translation>
    </message>
</context>
<context>
    <name>ZoneForm</name>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Business hours are read in this zone, those of the past too. Type a city or a region, such as Denver or Eastern.</source>
        <translation>El horario se lee en esta zona, también el del pasado. Escriba una ciudad o una región, como Denver o Este.</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zonas horarias</translation>
    </message>
    <message>
        <source>There is no such time zone. Choose one of the list as you type.</source>
        <translation>No hay tal zona horaria. Elija una de la lista mientras escribe.</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>storemon {version}

Uptime and downtime of every store during its business hours.

Window: Qt and PySide6 (LGPL 3). Typeface: Inter (SIL Open Font License). Icons: Lucide (ISC).</source>
        <translation>storemon {version}

Cuánto tiempo estuvo activa e inactiva cada tienda dentro de su horario comercial.

Ventana: Qt y PySide6 (LGPL 3). Tipo de letra: Inter (SIL Open Font License). Iconos: Lucide (ISC).</translation>
    </message>
    <message>
        <source>Time zone rules: {version}</source>
        <translation>Reglas de zonas horarias: {version}</translation>
    </message>
    <message>
        <source>All licenses: {folder}</source>
        <translation>Todas las licencias: {folder}</translation>
    </message>
    <message>
        <source>About storemon</source>
        <translation>Acerca de storemon</translation>
    </message>
</context>
<context>
    <name>age</name>
    <message>
        <source>Data ends {time}, later than this computer&apos;s clock</source>
        <translation>Los datos terminan el {time}, después de la hora de este equipo</translation>
    </message>
    <message>
        <source>As of {time}, later than this computer&apos;s clock</source>
        <translation>Al {time}, después de la hora de este equipo</translation>
    </message>
    <message>
        <source>Data ends {time}, {age}</source>
        <translation>Los datos terminan el {time}, {age}</translation>
    </message>
    <message>
        <source>As of {time}, {age}</source>
        <translation>Al {time}, {age}</translation>
    </message>
    <message>
        <source>Down at end of range</source>
        <translation>Inactivas al final del periodo</translation>
    </message>
    <message>
        <source>Down now</source>
        <translation>Inactivas ahora</translation>
    </message>
    <message>
        <source>Down at last check</source>
        <translation>Inactivas al último dato</translation>
    </message>
    <message numerus="yes">
        <source>1 hour ago|{n} hours ago</source>
        <translation>
            <numerusform>hace 1 hora</numerusform>
            <numerusform>hace {n} horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 day ago|{n} days ago</source>
        <translation>
            <numerusform>hace 1 día</numerusform>
            <numerusform>hace {n} días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 week ago|{n} weeks ago</source>
        <translation>
            <numerusform>hace 1 semana</numerusform>
            <numerusform>hace {n} semanas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 month ago|{n} months ago</source>
        <translation>
            <numerusform>hace 1 mes</numerusform>
            <numerusform>hace {n} meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 year ago|{n} years ago</source>
        <translation>
            <numerusform>hace 1 año</numerusform>
            <numerusform>hace {n} años</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} UTC</source>
        <translation>{time} UTC</translation>
    </message>
</context>
<context>
    <name>behind</name>
    <message numerus="yes">
        <source>{what}: 1 store|{what}: {n} stores</source>
        <translation>
            <numerusform>{what}: 1 tienda</numerusform>
            <numerusform>{what}: {n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>Uptime {bin}</source>
        <translation>Tiempo activo {bin}</translation>
    </message>
    <message>
        <source>Group {group}</source>
        <translation>Grupo {group}</translation>
    </message>
    <message>
        <source>Without a group</source>
        <translation>Sin grupo</translation>
    </message>
    <message>
        <source>Down {weekday} {hour}</source>
        <translation>Caídas: {weekday} {hour}</translation>
    </message>
    <message>
        <source>Shared outage, {start}</source>
        <translation>Caída compartida, {start}</translation>
    </message>
    <message>
        <source>Down without a note</source>
        <translation>Caídas sin nota</translation>
    </message>
    <message>
        <source>Down, reason: {reason}</source>
        <translation>Caídas, motivo: {reason}</translation>
    </message>
    <message>
        <source>Down {days}</source>
        <translation>Caídas: {days}</translation>
    </message>
    <message>
        <source>{what}, group {group}</source>
        <translation>{what}, grupo {group}</translation>
    </message>
    <message>
        <source>Hours to check</source>
        <translation>Horarios por revisar</translation>
    </message>
    <message>
        <source>Hours: {finding}</source>
        <translation>Horario: {finding}</translation>
    </message>
</context>
<context>
    <name>bins</name>
    <message>
        <source>no data</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>under {share}</source>
        <translation>menos del {share}</translation>
    </message>
    <message>
        <source>gray: under {share} known</source>
        <translation>gris: &lt;{share} conocido</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>{bin}: {stores}, {share} of all</source>
        <translation>{bin}: {stores}, {share} del total</translation>
    </message>
    <message>
        <source>{n} under {share} known</source>
        <translation>{n} con menos del {share} conocido</translation>
    </message>
</context>
<context>
    <name>closures</name>
    <message numerus="yes">
        <source>and 1 more|and {n} more</source>
        <translation>
            <numerusform>y 1 más</numerusform>
            <numerusform>y {n} más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message>
        <source>Store {store_id}</source>
        <translation>Tienda {store_id}</translation>
    </message>
    <message>
        <source>Group {group}</source>
        <translation>Grupo {group}</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Todas las tiendas</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>First rows</source>
        <translation>Primeras filas</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>{up} and {down} count, each as one hour.</source>
        <translation>Cuentan {up} y {down}, cada uno como una hora.</translation>
    </message>
    <message>
        <source>The store was not open in this time.</source>
        <translation>La tienda no estuvo abierta en este tiempo.</translation>
    </message>
    <message>
        <source>{open} open = {up} up + {down} down + {unknown} unknown</source>
        <translation>{open} abierta = {up} activo + {down} inactivo + {unknown} desconocido</translation>
    </message>
    <message>
        <source>{terms} (this report)</source>
        <translation>{terms} (este informe)</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>The store is not open at the time of day of the report, so by this method no check counts.</source>
        <translation>La tienda no está abierta a la hora del informe, así que con este método no cuenta ningún sondeo.</translation>
    </message>
    <message>
        <source>{method}, no time limit</source>
        <translation>{method}, sin límite de tiempo</translation>
    </message>
    <message>
        <source>{method}, checks count for {time}</source>
        <translation>{method}, alcance {time}</translation>
    </message>
    <message>
        <source>No check in this time counts.</source>
        <translation>Ningún sondeo de este tiempo cuenta.</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>menos de 1 s</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>none nearby</source>
        <translation>ninguno cerca</translation>
    </message>
    <message>
        <source>No check near enough</source>
        <translation>Ningún sondeo lo bastante cercano</translation>
    </message>
    <message>
        <source>no: only the first check of an hour does</source>
        <translation>no: solo cuenta el primero de la hora</translation>
    </message>
    <message>
        <source>no: outside this range, or another check is closer</source>
        <translation>no: fuera de este periodo, u otro sondeo está más cerca</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Check of {time}</source>
        <translation>Sondeo de {time}</translation>
    </message>
    <message numerus="yes">
        <source>1 platform|{n} platforms</source>
        <translation>
            <numerusform>1 plataforma</numerusform>
            <numerusform>{n} plataformas</numerusform>
        </translation>
    </message>
    <message>
        <source>Added up over {platforms}; choose one to see what it adds.</source>
        <translation>Suma de {platforms}; elija una para ver lo que aporta.</translation>
    </message>
    <message numerus="yes">
        <source>1 active check|{n} active checks</source>
        <translation>
            <numerusform>1 sondeo activo</numerusform>
            <numerusform>{n} sondeos activos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 inactive check|{n} inactive checks</source>
        <translation>
            <numerusform>1 sondeo inactivo</numerusform>
            <numerusform>{n} sondeos inactivos</numerusform>
        </translation>
    </message>
    <message>
        <source>No check was near enough to tell anything of this time.</source>
        <translation>Ningún sondeo estuvo lo bastante cerca para saber algo de este tiempo.</translation>
    </message>
    <message>
        <source>Down all {open} of open time: {found} of {checks} found it offline.</source>
        <translation>Inactiva las {open} de apertura: {found} de {checks} la encontraron inactiva.</translation>
    </message>
    <message>
        <source>Down {time} of {open} of open time: {found} of {checks} found it offline.</source>
        <translation>Inactiva {time} de {open} de apertura: {found} de {checks} la encontraron inactiva.</translation>
    </message>
    <message>
        <source>Up all {open} of open time: {found} of {checks} found it online.</source>
        <translation>Activa las {open} de apertura: {found} de {checks} la encontraron activa.</translation>
    </message>
    <message>
        <source>Up {time} of {open} of open time: {found} of {checks} found it online.</source>
        <translation>Activa {time} de {open} de apertura: {found} de {checks} la encontraron activa.</translation>
    </message>
    <message numerus="yes">
        <source>1 check|{n} checks</source>
        <translation>
            <numerusform>1 sondeo</numerusform>
            <numerusform>{n} sondeos</numerusform>
        </translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>No platform</source>
        <translation>Sin plataforma</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Sondeo</translation>
    </message>
    <message>
        <source>The nearest check</source>
        <translation>El sondeo más cercano</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no: outside business hours</source>
        <translation>no: fuera del horario</translation>
    </message>
    <message>
        <source>no: the store is not open at the report&apos;s time of day</source>
        <translation>no: la tienda no está abierta a la hora del informe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inactivo</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Abre</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Cierra</translation>
    </message>
    <message>
        <source>{start} to {end}, local time</source>
        <translation>De {start} a {end}, hora local</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>unlimited</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>check count</source>
        <translation>recuento de sondeos</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>interpolado</translation>
    </message>
</context>
<context>
    <name>heat</name>
    <message>
        <source>{when}: no store is open</source>
        <translation>{when}: ninguna tienda está abierta</translation>
    </message>
    <message>
        <source>{when}: no data</source>
        <translation>{when}: sin datos</translation>
    </message>
    <message>
        <source>{when}: {share} down, {down} of {open} open</source>
        <translation>{when}: {share} inactivas, {down} de {open} en horario</translation>
    </message>
    <message>
        <source>only {share} known</source>
        <translation>solo se conoce el {share}</translation>
    </message>
    <message>
        <source>dots: under {share} known</source>
        <translation>puntos: menos del {share} conocido</translation>
    </message>
    <message>
        <source>Down {share} of the open time</source>
        <translation>Inactivo {share} del horario</translation>
    </message>
    <message>
        <source>no store open</source>
        <translation>ninguna tienda abierta</translation>
    </message>
</context>
<context>
    <name>hours</name>
    <message>
        <source>Active when closed</source>
        <translation>Activa al estar cerrada</translation>
    </message>
    <message>
        <source>Opens late</source>
        <translation>Abre tarde</translation>
    </message>
    <message>
        <source>Rows overlap</source>
        <translation>Filas solapadas</translation>
    </message>
    <message>
        <source>Long past midnight</source>
        <translation>Muy tras medianoche</translation>
    </message>
    <message>
        <source>No hours</source>
        <translation>Sin horario</translation>
    </message>
    <message>
        <source>No time zone</source>
        <translation>Sin zona horaria</translation>
    </message>
    <message>
        <source>most of the time</source>
        <translation>casi siempre</translation>
    </message>
    <message>
        <source>counted once</source>
        <translation>cuentan una vez</translation>
    </message>
    <message>
        <source>A day off</source>
        <translation>Un día corrido</translation>
    </message>
    <message>
        <source>Never active on a day</source>
        <translation>Nunca activa un día</translation>
    </message>
    <message>
        <source>Active on a closed day</source>
        <translation>Activa un día cerrado</translation>
    </message>
    <message>
        <source>Open very little</source>
        <translation>Abre muy poco</translation>
    </message>
    <message>
        <source>weekdays shifted</source>
        <translation>días desplazados</translation>
    </message>
    <message>
        <source>closed then?</source>
        <translation>¿cerrada ese día?</translation>
    </message>
    <message>
        <source>open then?</source>
        <translation>¿abierta ese día?</translation>
    </message>
    <message>
        <source>repeatedly</source>
        <translation>repetidamente</translation>
    </message>
    <message>
        <source>AM for PM?</source>
        <translation>¿a. m. por p. m.?</translation>
    </message>
    <message>
        <source>18 hours and more</source>
        <translation>18 horas o más</translation>
    </message>
    <message>
        <source>On this weekday no check found the store active, so all of the day counts as downtime. If it is closed then, remove that row from the file and import it again: 00:00–00:00 means open for 24 hours.</source>
        <translation>Ese día de la semana ningún sondeo encontró la tienda activa, así que todo el día cuenta como tiempo inactivo. Si ese día cierra, quite la fila del archivo e impórtelo otra vez: 00:00–00:00 significa abierta 24 horas.</translation>
    </message>
    <message>
        <source>Checks find the store active on a weekday without hours, and that time does not count. If it is open then, add the day to the file and import it again.</source>
        <translation>Los sondeos encuentran la tienda activa un día de la semana sin horario, y ese tiempo no cuenta. Si ese día abre, agregue el día al archivo e impórtelo otra vez.</translation>
    </message>
    <message>
        <source>Checks find the store active while its hours say closed. Check the hours and import them again.</source>
        <translation>Los sondeos encuentran la tienda activa cuando su horario dice que está cerrada. Revise el horario e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>The first check after opening finds it inactive, a later one active. Check when it really opens, or ask the store why it starts late.</source>
        <translation>El primer sondeo tras la apertura la encuentra inactiva y uno posterior, activa. Compruebe a qué hora abre de verdad o pregunte a la tienda por qué empieza tarde.</translation>
    </message>
    <message>
        <source>An opening under an hour, or less than 4 hours a week, is often a mix-up of AM and PM. If it is wrong, correct the file and import it again.</source>
        <translation>Una apertura de menos de una hora, o menos de 4 horas a la semana, suele ser una confusión entre a. m. y p. m. Si no es correcta, corrija el archivo e impórtelo otra vez.</translation>
    </message>
    <message>
        <source>The end comes before the start, so it counts as the next day. If the two were swapped, or AM and PM, correct the file and import it again.</source>
        <translation>El cierre es anterior a la apertura, así que cuenta como del día siguiente. Si están cambiados, o lo están a. m. y p. m., corrija el archivo e impórtelo otra vez.</translation>
    </message>
    <message>
        <source>24/7 assumed</source>
        <translation>se supone 24/7</translation>
    </message>
    <message>
        <source>Checks find the store active on a day when it is closed by its hours, and inactive a day later or earlier, when they say open. The file probably numbers its weekdays differently. Import it again and choose how its weekdays are numbered.</source>
        <translation>Los sondeos encuentran la tienda activa un día en que su horario la da por cerrada, e inactiva un día después o antes, cuando la da por abierta. Probablemente el archivo cuenta los días desde otro día. Impórtelo otra vez y elija cómo están numerados.</translation>
    </message>
    <message>
        <source>Two rows of its hours cover the same time, which counts once. If one of them is wrong, correct the file and import it again.</source>
        <translation>Dos filas de su horario contienen el mismo tiempo, que cuenta una sola vez. Si una de ellas está mal, corrija el archivo e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>No file has hours for this store, so it counts as open 24/7. Import its hours.</source>
        <translation>Ningún archivo tiene el horario de esta tienda, así que cuenta como abierta 24/7. Importe su horario.</translation>
    </message>
    <message>
        <source>Active in {n} of {total} closed periods</source>
        <translation>Activa en {n} de {total} periodos cerrados</translation>
    </message>
    <message>
        <source>Inactive at {n} of {total} openings</source>
        <translation>Inactiva en {n} de {total} aperturas</translation>
    </message>
    <message>
        <source>Open {time} a week</source>
        <translation>Abierta {time} a la semana</translation>
    </message>
    <message>
        <source>Hours fit {n} of {total} checks better a day earlier</source>
        <translation>El horario encaja mejor un día antes: {n} de {total} sondeos</translation>
    </message>
    <message>
        <source>Hours fit {n} of {total} checks better a day later</source>
        <translation>El horario encaja mejor un día después: {n} de {total} sondeos</translation>
    </message>
    <message>
        <source>Inactive on {days}</source>
        <translation>Inactiva {days}</translation>
    </message>
    <message>
        <source>Active on {days}</source>
        <translation>Activa {days}</translation>
    </message>
    <message>
        <source>{n} of {total} {days}</source>
        <translation>{n} de {total} {days}</translation>
    </message>
    <message>
        <source>Mondays</source>
        <translation>lunes</translation>
    </message>
    <message>
        <source>Tuesdays</source>
        <translation>martes</translation>
    </message>
    <message>
        <source>Wednesdays</source>
        <translation>miércoles</translation>
    </message>
    <message>
        <source>Thursdays</source>
        <translation>jueves</translation>
    </message>
    <message>
        <source>Fridays</source>
        <translation>viernes</translation>
    </message>
    <message>
        <source>Saturdays</source>
        <translation>sábados</translation>
    </message>
    <message>
        <source>Sundays</source>
        <translation>domingos</translation>
    </message>
    <message>
        <source>{row} and {other}</source>
        <translation>{row} y {other}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>y {n} más</translation>
    </message>
    <message>
        <source>{n} of {total} stores: {what}</source>
        <translation>{n} de {total} tiendas: {what}</translation>
    </message>
    <message>
        <source>So many stores rarely have wrong hours at once, so this probably comes from how checks are made. No store is flagged for it, and checks outside business hours do not change any figure.</source>
        <translation>Es raro que tantas tiendas tengan a la vez un horario equivocado: lo más probable es que así se hagan los sondeos. No cuenta en contra de ninguna tienda, y los sondeos fuera del horario comercial no cambian ninguna cifra.</translation>
    </message>
    <message>
        <source>When this many stores open late, check the time zones first: a wrong zone makes stores seem to open late.</source>
        <translation>Si tantas tiendas abren tarde, revise primero las zonas horarias: una zona equivocada hace que parezca que abren tarde.</translation>
    </message>
    <message>
        <source>The file most likely numbers its weekdays differently than assumed. Import it again: the review asks how they are numbered.</source>
        <translation>Lo más probable es que el archivo cuente los días desde otro día que aquel con el que se ha leído. Impórtelo otra vez: la revisión pregunta cómo están numerados.</translation>
    </message>
    <message>
        <source>Either this day is missing from the file, or the file numbers its weekdays differently. Correct it and import it again. Until then that time does not count.</source>
        <translation>O este día falta en el archivo, o el archivo cuenta los días desde otro día. Corríjalo e impórtelo otra vez. Hasta entonces, ese tiempo no cuenta.</translation>
    </message>
    <message>
        <source>They count as open 24/7. Import their hours.</source>
        <translation>Cuentan como abiertas 24/7. Importe sus horarios.</translation>
    </message>
    <message>
        <source>No check found them active then, so all of the day counts as downtime. If they are closed on that day, remove its rows from the file and import it again: 00:00–00:00 means open for 24 hours.</source>
        <translation>Ningún sondeo las encontró activas ese día, así que todo el día cuenta como tiempo inactivo. Si ese día cierran, quite sus filas del archivo e impórtelo otra vez: 00:00–00:00 significa abiertas 24 horas.</translation>
    </message>
    <message numerus="yes">
        <source>1 opening under an hour|{n} openings under an hour</source>
        <translation>
            <numerusform>1 apertura de menos de una hora</numerusform>
            <numerusform>{n} aperturas de menos de una hora</numerusform>
        </translation>
    </message>
    <message>
        <source>No file has its time zone, so {zone} is assumed. Import its time zone.</source>
        <translation>Ningún archivo tiene su zona horaria, así que se supone {zone}. Importe su zona horaria.</translation>
    </message>
    <message>
        <source>{zone} assumed</source>
        <translation>se supone {zone}</translation>
    </message>
    <message numerus="yes">
        <source>1 row overlaps|{n} rows overlap</source>
        <translation>
            <numerusform>1 fila se solapa</numerusform>
            <numerusform>{n} filas se solapan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 row long past midnight|{n} rows long past midnight</source>
        <translation>
            <numerusform>1 fila muy pasada la medianoche</numerusform>
            <numerusform>{n} filas muy pasada la medianoche</numerusform>
        </translation>
    </message>
    <message>
        <source>{zone} is assumed for them. Import their time zones.</source>
        <translation>Se supone {zone} para ellas. Importe sus zonas horarias.</translation>
    </message>
    <message>
        <source>hours fit the checks better a day earlier</source>
        <translation>el horario encaja mejor con los sondeos un día antes</translation>
    </message>
    <message>
        <source>hours fit the checks better a day later</source>
        <translation>el horario encaja mejor con los sondeos un día después</translation>
    </message>
    <message>
        <source>never active on {days}</source>
        <translation>nunca activas los {days}</translation>
    </message>
    <message>
        <source>active on {days}, when closed by their hours</source>
        <translation>activas los {days}, cuando su horario las da por cerradas</translation>
    </message>
    <message>
        <source>often active when closed</source>
        <translation>a menudo activas estando cerradas</translation>
    </message>
    <message>
        <source>inactive at most openings</source>
        <translation>inactivas en la mayoría de las aperturas</translation>
    </message>
    <message>
        <source>open very little</source>
        <translation>abren muy poco</translation>
    </message>
    <message>
        <source>rows of hours overlap</source>
        <translation>filas de horario solapadas</translation>
    </message>
    <message>
        <source>open long past midnight</source>
        <translation>abiertas hasta muy pasada la medianoche</translation>
    </message>
    <message>
        <source>no business hours</source>
        <translation>sin horario comercial</translation>
    </message>
    <message>
        <source>no time zone</source>
        <translation>sin zona horaria</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Store status</source>
        <translation>Estado de las tiendas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time in UTC</source>
        <translation>Hora en UTC</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Horario</translation>
    </message>
    <message numerus="yes">
        <source>1 check|{n} checks</source>
        <translation>
            <numerusform>1 sondeo</numerusform>
            <numerusform>{n} sondeos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The one check that only this file brought is removed.|The {n} checks that only this file brought are removed.</source>
        <translation>
            <numerusform>Desaparece el único sondeo que solo trajo este archivo.</numerusform>
            <numerusform>Desaparecen los {n} sondeos que solo trajo este archivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The one check that only these files brought is removed.|The {n} checks that only these files brought are removed.</source>
        <translation>
            <numerusform>Desaparece el único sondeo que solo trajeron estos archivos.</numerusform>
            <numerusform>Desaparecen los {n} sondeos que solo trajeron estos archivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check that it brought is removed unless another file contains it too.|Of the {n} checks that it brought, those that are in no other file are removed.</source>
        <translation>
            <numerusform>El sondeo que trajo desaparece, salvo que otro archivo también lo contenga.</numerusform>
            <numerusform>De los {n} sondeos que trajo, desaparecen los que ningún otro archivo contiene.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check that they brought is removed unless another file contains it too.|Of the {n} checks that they brought, those that are in no other file are removed.</source>
        <translation>
            <numerusform>El sondeo que trajeron desaparece, salvo que otro archivo también lo contenga.</numerusform>
            <numerusform>De los {n} sondeos que trajeron, desaparecen los que no están en ningún otro archivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 row of business hours|{n} rows of business hours</source>
        <translation>
            <numerusform>1 fila de horario comercial</numerusform>
            <numerusform>{n} filas de horario comercial</numerusform>
        </translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Día de la semana</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Abre</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Cierra</translation>
    </message>
    <message>
        <source>Hours from</source>
        <translation>Horario desde</translation>
    </message>
    <message>
        <source>The business hours that it changed in {stores} are removed, and those that it replaced are restored.</source>
        <translation>Desaparece el horario comercial que cambió en {stores}; vuelve el que sustituyó.</translation>
    </message>
    <message>
        <source>The business hours that they changed are removed, and those that they replaced are restored.</source>
        <translation>Desaparece el horario comercial que cambiaron; vuelve el que sustituyeron.</translation>
    </message>
    <message>
        <source>The business hours of {stores} are removed.</source>
        <translation>Desaparece el horario comercial de {stores}.</translation>
    </message>
    <message>
        <source>Their business hours are removed.</source>
        <translation>Desaparece su horario comercial.</translation>
    </message>
    <message>
        <source>Closures and special hours</source>
        <translation>Cierres y horarios especiales</translation>
    </message>
    <message numerus="yes">
        <source>1 closure or special hours|{n} closures and special hours</source>
        <translation>
            <numerusform>1 cierre u horario especial</numerusform>
            <numerusform>{n} cierres y horarios especiales</numerusform>
        </translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>Última fecha</translation>
    </message>
    <message>
        <source>The closures and special hours that it changed in {stores} are removed, and those that it replaced are restored.</source>
        <translation>Se quitan los cierres y horarios especiales que cambió en {stores}, y vuelven los que sustituyó.</translation>
    </message>
    <message>
        <source>The closures and special hours that they changed are removed, and those that they replaced are restored.</source>
        <translation>Se quitan los cierres y horarios especiales que cambiaron, y vuelven los que sustituyeron.</translation>
    </message>
    <message>
        <source>The closures and special hours of {stores} are removed.</source>
        <translation>Se quitan los cierres y horarios especiales de {stores}.</translation>
    </message>
    <message>
        <source>Their closures and special hours are removed.</source>
        <translation>Se quitan sus cierres y horarios especiales.</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zonas horarias</translation>
    </message>
    <message numerus="yes">
        <source>1 time zone|{n} time zones</source>
        <translation>
            <numerusform>1 zona horaria</numerusform>
            <numerusform>{n} zonas horarias</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message numerus="yes">
        <source>1 note|{n} notes</source>
        <translation>
            <numerusform>1 nota</numerusform>
            <numerusform>{n} notas</numerusform>
        </translation>
    </message>
    <message>
        <source>Start in UTC</source>
        <translation>Inicio en UTC</translation>
    </message>
    <message>
        <source>End in UTC</source>
        <translation>Fin en UTC</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>Justificado</translation>
    </message>
    <message numerus="yes">
        <source>The one note that only this file brought is removed.|The {n} notes that only this file brought are removed.</source>
        <translation>
            <numerusform>Se elimina la única nota que solo este archivo trajo.</numerusform>
            <numerusform>Se eliminan las {n} notas que solo este archivo trajo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The one note that only these files brought is removed.|The {n} notes that only these files brought are removed.</source>
        <translation>
            <numerusform>Se elimina la única nota que solo estos archivos trajeron.</numerusform>
            <numerusform>Se eliminan las {n} notas que solo estos archivos trajeron.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The note that it brought is removed unless another file contains it too.|Of the {n} notes that it brought, those that are in no other file are removed.</source>
        <translation>
            <numerusform>La nota que trajo se elimina, a menos que otro archivo también la contenga.</numerusform>
            <numerusform>De las {n} notas que trajo, se eliminan las que no están en ningún otro archivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The note that they brought is removed unless another file contains it too.|Of the {n} notes that they brought, those that are in no other file are removed.</source>
        <translation>
            <numerusform>La nota que trajeron se elimina, a menos que otro archivo también la contenga.</numerusform>
            <numerusform>De las {n} notas que trajeron, se eliminan las que no están en ningún otro archivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 name|{n} names</source>
        <translation>
            <numerusform>1 nombre</numerusform>
            <numerusform>{n} nombres</numerusform>
        </translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>The time zones that it changed in {stores} are removed, and those that it replaced are restored.</source>
        <translation>Desaparecen las zonas horarias que cambió en {stores}; vuelven las que sustituyó.</translation>
    </message>
    <message>
        <source>The time zones that they changed are removed, and those that they replaced are restored.</source>
        <translation>Desaparecen las zonas horarias que cambiaron; vuelven las que sustituyeron.</translation>
    </message>
    <message>
        <source>The time zones of {stores} are removed.</source>
        <translation>Desaparecen las zonas horarias de {stores}.</translation>
    </message>
    <message>
        <source>Their time zones are removed.</source>
        <translation>Desaparecen sus zonas horarias.</translation>
    </message>
    <message>
        <source>Names and groups</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>The names and groups that it changed in {stores} are removed, and those that it replaced are restored.</source>
        <translation>Desaparecen los nombres y grupos que cambió en {stores}; vuelven los que sustituyó.</translation>
    </message>
    <message>
        <source>The names and groups that they changed are removed, and those that they replaced are restored.</source>
        <translation>Desaparecen los nombres y grupos que cambiaron; vuelven los que sustituyeron.</translation>
    </message>
    <message>
        <source>The names and groups of {stores} are removed.</source>
        <translation>Desaparecen los nombres y grupos de {stores}.</translation>
    </message>
    <message>
        <source>Their names and groups are removed.</source>
        <translation>Desaparecen sus nombres y grupos.</translation>
    </message>
    <message>
        <source>Store id</source>
        <translation>Id de la tienda</translation>
    </message>
</context>
<context>
    <name>listing</name>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} y {n} más</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Comprimiendo</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>month/day/year</source>
        <translation>mes/día/año</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>día/mes/año</translation>
    </message>
    <message>
        <source>{done} of {whole} {sign}</source>
        <translation>{done} de {whole} {sign}</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>Haciendo una copia de seguridad</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>Restaurando la copia de seguridad</translation>
    </message>
    <message>
        <source>The backup could not be made.</source>
        <translation>No se ha podido hacer la copia de seguridad.</translation>
    </message>
    <message>
        <source>{name} is none of the files that storemon reads.</source>
        <translation>{name} no es ninguno de los archivos que lee storemon.</translation>
    </message>
    <message>
        <source>The columns do not fit the file.</source>
        <translation>Las columnas no encajan con el archivo.</translation>
    </message>
    <message>
        <source>Choose the columns again.</source>
        <translation>Elija otra vez las columnas.</translation>
    </message>
    <message>
        <source>{name} was exported by storemon.</source>
        <translation>{name} fue exportado por storemon.</translation>
    </message>
    <message>
        <source>It holds what a report found.</source>
        <translation>Contiene lo que encontró un informe.</translation>
    </message>
    <message>
        <source>Choose the files that the report was made of.</source>
        <translation>Elija los archivos de los que se hizo el informe.</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Columna {number}</translation>
    </message>
    <message>
        <source>A quotation mark there is never closed.</source>
        <translation>Ahí hay unas comillas que no se cierran.</translation>
    </message>
    <message>
        <source>{name} is not a plain CSV.</source>
        <translation>{name} no es un CSV sencillo.</translation>
    </message>
    <message>
        <source>Export the file again.</source>
        <translation>Exporte el archivo de nuevo.</translation>
    </message>
    <message>
        <source>{name} has too many columns.</source>
        <translation>{name} tiene demasiadas columnas.</translation>
    </message>
    <message>
        <source>Remove those that are not needed and import it again.</source>
        <translation>Quite las que no hagan falta e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} está vacío.</translation>
    </message>
    <message>
        <source>It holds no rows.</source>
        <translation>No contiene filas.</translation>
    </message>
    <message>
        <source>Export it again and import it again.</source>
        <translation>Expórtelo e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>Waiting for other work to finish</source>
        <translation>Esperando a que termine otra tarea</translation>
    </message>
    <message>
        <source>The database cannot be made.</source>
        <translation>No se puede crear la base de datos.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>The store id is missing</source>
        <translation>Falta el id de la tienda</translation>
    </message>
    <message>
        <source>The status is neither active nor inactive</source>
        <translation>El estado no es ni active ni inactive</translation>
    </message>
    <message>
        <source>The time cannot be read</source>
        <translation>La hora no se puede leer</translation>
    </message>
    <message>
        <source>The time is before the year 2000</source>
        <translation>La hora es anterior al año 2000</translation>
    </message>
    <message>
        <source>The time is more than two days in the future</source>
        <translation>La hora está más de dos días en el futuro</translation>
    </message>
    <message>
        <source>The start time cannot be read</source>
        <translation>La hora de apertura no se puede leer</translation>
    </message>
    <message>
        <source>The end time cannot be read</source>
        <translation>La hora de cierre no se puede leer</translation>
    </message>
    <message>
        <source>The store id is a placeholder, such as NULL</source>
        <translation>El id de tienda es un valor de relleno, como NULL</translation>
    </message>
    <message>
        <source>The store id is longer than {most} characters</source>
        <translation>El id de tienda tiene más de {most} caracteres</translation>
    </message>
    <message>
        <source>The row repeats the header line, as in files joined together</source>
        <translation>La fila repite la línea de encabezado, como en archivos unidos</translation>
    </message>
    <message>
        <source>The time is a count of seconds since 1970; export it as a date and time</source>
        <translation>La hora es un número de segundos desde 1970; expórtela como fecha y hora</translation>
    </message>
    <message>
        <source>The time names a zone that is not UTC; export it in UTC or with an offset like -06:00</source>
        <translation>La hora indica una zona que no es UTC; expórtela en UTC o con una diferencia como -06:00</translation>
    </message>
    <message>
        <source>Other times of the file say AM or PM; this one does not</source>
        <translation>Otras horas del archivo llevan a. m. o p. m.; esta no</translation>
    </message>
    <message>
        <source>The number can be read as a time in several ways; write it like 9:30</source>
        <translation>El número se puede leer como hora de varias maneras; escríbalo como 9:30</translation>
    </message>
    <message>
        <source>Rows with this status are left out</source>
        <translation>Las filas con este estado se omiten</translation>
    </message>
    <message>
        <source>The poll is not of the chosen platform</source>
        <translation>El sondeo no es de la plataforma elegida</translation>
    </message>
    <message numerus="yes">
        <source>The line above the table is not read: {said}|The {n} lines above the table are not read: {said}</source>
        <translation>
            <numerusform>No se lee la línea que hay encima de la tabla: {said}</numerusform>
            <numerusform>No se leen las {n} líneas que hay encima de la tabla: {said}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A hidden sheet of the workbook is not read: {shown}. To import it, unhide it and save|{n} hidden sheets of the workbook are not read: {shown}. To import one, unhide it and save</source>
        <translation>
            <numerusform>No se lee una hoja oculta del libro: {shown}. Para importarla, muéstrela y guarde</numerusform>
            <numerusform>No se leen {n} hojas ocultas del libro: {shown}. Para importar una, muéstrela y guarde</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows whose status is another word are left out. Import the file again and say in the review what it means</source>
        <translation>Se omiten las filas cuyo estado es otra palabra. Importe el archivo otra vez e indique en la revisión qué significa</translation>
    </message>
    <message>
        <source>Say in the review what each of them means.</source>
        <translation>Indique en la revisión qué significa cada uno.</translation>
    </message>
    <message numerus="yes">
        <source>No row of hours of 1 store can be used, so it counts as open 24/7: {names}|No row of hours of {n} stores can be used, so they count as open 24/7: {names}</source>
        <translation>
            <numerusform>No se puede usar ninguna fila del horario de 1 tienda, así que cuenta como siempre abierta: {names}</numerusform>
            <numerusform>No se puede usar ninguna fila del horario de {n} tiendas, así que cuentan como siempre abiertas: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No row of hours of 1 store can be used, so its hours stay as they were: {names}|No row of hours of {n} stores can be used, so their hours stay as they were: {names}</source>
        <translation>
            <numerusform>No se puede usar ninguna fila del horario de 1 tienda, así que su horario queda como estaba: {names}</numerusform>
            <numerusform>No se puede usar ninguna fila del horario de {n} tiendas, así que su horario queda como estaba: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Some hours of 1 store cannot be used, so it counts as closed then: {names}|Some hours of {n} stores cannot be used, so they count as closed then: {names}</source>
        <translation>
            <numerusform>Parte del horario de 1 tienda no se puede usar, así que cuenta como cerrada en esas horas: {names}</numerusform>
            <numerusform>Parte del horario de {n} tiendas no se puede usar, así que cuentan como cerradas en esas horas: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New hours change the past figures of 1 store: {names}|New hours change the past figures of {n} stores: {names}</source>
        <translation>
            <numerusform>El horario nuevo cambia las cifras anteriores de 1 tienda: {names}</numerusform>
            <numerusform>El horario nuevo cambia las cifras anteriores de {n} tiendas: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>If the ids are right, say so in the review.</source>
        <translation>Si los ids son correctos, dígalo en la revisión.</translation>
    </message>
    <message>
        <source>{name} (imported {when}) seems to have lost the leading zeros of its ids; if so, undo that import {undo}: the store {original} of this file is called {example} there</source>
        <translation>{name} (importado el {when}) parece haber perdido los ceros iniciales de sus ids; si es así, deshaga esa importación {undo}: la tienda {original} de este archivo se llama {example} allí</translation>
    </message>
    <message>
        <source>{name} (imported {when}) seems to have rounded ids; if so, undo that import {undo}: the store {original} of this file is called {example} there</source>
        <translation>{name} (importado el {when}) parece tener ids redondeados; si es así, deshaga esa importación {undo}: la tienda {original} de este archivo se llama {example} allí</translation>
    </message>
    <message>
        <source>in Imports</source>
        <translation>en Importar</translation>
    </message>
    <message numerus="yes">
        <source>looking at 1 row|looking at {n} rows</source>
        <translation>
            <numerusform>mirando 1 fila</numerusform>
            <numerusform>mirando {n} filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Polls of 1 store are later than reports count, perhaps by a wrong clock: {named}|Polls of {n} stores are later than reports count, perhaps by a wrong clock: {named}</source>
        <translation>
            <numerusform>Hay sondeos de 1 tienda posteriores a lo que cuentan los informes, quizá por un reloj equivocado: {named}</numerusform>
            <numerusform>Hay sondeos de {n} tiendas posteriores a lo que cuentan los informes, quizá por un reloj equivocado: {named}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest poll of 1 store is {lead} ahead of all others, and reports count up to it: {named}|The newest polls of {n} stores are {lead} ahead of all others, and reports count up to them: {named}</source>
        <translation>
            <numerusform>El último sondeo de 1 tienda va {lead} por delante de todos los demás, y los informes cuentan hasta él: {named}</numerusform>
            <numerusform>Los últimos sondeos de {n} tiendas van {lead} por delante de todos los demás, y los informes cuentan hasta ellos: {named}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 hour|{n} hours</source>
        <translation>
            <numerusform>1 hora</numerusform>
            <numerusform>{n} horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 day|{n} days</source>
        <translation>
            <numerusform>1 día</numerusform>
            <numerusform>{n} días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sorting 1 poll|Sorting {n} polls</source>
        <translation>
            <numerusform>Ordenando 1 sondeo</numerusform>
            <numerusform>Ordenando {n} sondeos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing 1 poll|Writing {n} polls</source>
        <translation>
            <numerusform>Escribiendo 1 sondeo</numerusform>
            <numerusform>Escribiendo {n} sondeos</numerusform>
        </translation>
    </message>
    <message>
        <source>None of its weekdays is 0, so they were read as 0 = Monday to 6 = Sunday. If 1 is Monday or Sunday there, import it again and say so in the review</source>
        <translation>Ninguno de sus días es 0, así que se han leído de 0 = lunes a 6 = domingo. Si ahí el 1 es lunes o domingo, impórtelo otra vez e indíquelo en la revisión</translation>
    </message>
    <message>
        <source>Choose in the review how they are numbered.</source>
        <translation>Elija en la revisión cómo están numerados.</translation>
    </message>
    <message numerus="yes">
        <source>The time zone of 1 store cannot be used, so it stays as it was: {names}|The time zones of {n} stores cannot be used, so they stay as they were: {names}</source>
        <translation>
            <numerusform>No se puede usar la zona horaria de 1 tienda, así que queda como estaba: {names}</numerusform>
            <numerusform>No se pueden usar las zonas horarias de {n} tiendas, así que quedan como estaban: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New time zones change the past figures of 1 store: {names}|New time zones change the past figures of {n} stores: {names}</source>
        <translation>
            <numerusform>La zona horaria nueva cambia las cifras anteriores de 1 tienda: {names}</numerusform>
            <numerusform>Las zonas horarias nuevas cambian las cifras anteriores de {n} tiendas: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>The database is from a newer version of storemon.</source>
        <translation>La base de datos es de una versión más reciente de storemon.</translation>
    </message>
    <message>
        <source>Its layout is {found}, this version knows {own}.</source>
        <translation>Su esquema es el {found}; esta versión conoce el {own}.</translation>
    </message>
    <message>
        <source>Install the newest version of storemon.</source>
        <translation>Instale la versión más reciente de storemon.</translation>
    </message>
    <message>
        <source>The database is from an older version of storemon.</source>
        <translation>La base de datos es de una versión anterior de storemon.</translation>
    </message>
    <message>
        <source>Its layout is {found}, this version needs {own}.</source>
        <translation>Su esquema es el {found}; esta versión necesita el {own}.</translation>
    </message>
    <message>
        <source>Its owner brings it up to date with storemon database upgrade.</source>
        <translation>Su dueño la actualiza con storemon database upgrade.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again.</source>
        <translation>No se ha cambiado nada. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The server did not let storemon in.</source>
        <translation>El servidor no ha dejado entrar a storemon.</translation>
    </message>
    <message>
        <source>The database server cannot be reached.</source>
        <translation>No se puede contactar con el servidor de la base de datos.</translation>
    </message>
    <message>
        <source>{address} does not answer, or has ended the connection.</source>
        <translation>{address} no responde o ha cortado la conexión.</translation>
    </message>
    <message>
        <source>Check the network and the address, and try again once the server is back.</source>
        <translation>Compruebe la red y la dirección, e inténtelo de nuevo cuando el servidor esté disponible.</translation>
    </message>
    <message>
        <source>The password for {address} is missing or wrong.</source>
        <translation>La contraseña para {address} falta o no es correcta.</translation>
    </message>
    <message>
        <source>The connection to the database server is not safe.</source>
        <translation>La conexión con el servidor de la base de datos no es segura.</translation>
    </message>
    <message>
        <source>The certificate of {address} cannot be checked, or the server offers no encryption.</source>
        <translation>El certificado de {address} no se puede comprobar, o el servidor no ofrece cifrado.</translation>
    </message>
    <message>
        <source>It has no account of that name, or does not take it from this computer: {address}.</source>
        <translation>No tiene ninguna cuenta con ese nombre, o no la admite desde este equipo: {address}.</translation>
    </message>
    <message>
        <source>Check the name, or ask who looks after the server.</source>
        <translation>Compruebe el nombre o pregunte a quien administra el servidor.</translation>
    </message>
    <message>
        <source>There is no such database on the server.</source>
        <translation>En el servidor no existe esa base de datos.</translation>
    </message>
    <message>
        <source>The server does not know the database of {address}.</source>
        <translation>El servidor no conoce la base de datos de {address}.</translation>
    </message>
    <message>
        <source>Check its name, or ask who looks after the server to make it.</source>
        <translation>Compruebe su nombre o pida a quien administra el servidor que la cree.</translation>
    </message>
    <message>
        <source>The database server has no connection left.</source>
        <translation>El servidor de la base de datos no tiene conexiones libres.</translation>
    </message>
    <message>
        <source>Too many programs are connected to {address}.</source>
        <translation>Hay demasiados programas conectados a {address}.</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or ask who looks after the server for more connections.</source>
        <translation>Espere un momento e inténtelo de nuevo, o pida más conexiones a quien administra el servidor.</translation>
    </message>
    <message>
        <source>The database server is starting or shutting down.</source>
        <translation>El servidor de la base de datos se está iniciando o apagando.</translation>
    </message>
    <message>
        <source>{address} takes no connections at the moment.</source>
        <translation>{address} no admite conexiones en este momento.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Inténtelo de nuevo dentro de un minuto.</translation>
    </message>
    <message>
        <source>The disk of the database server is full.</source>
        <translation>El disco del servidor de la base de datos está lleno.</translation>
    </message>
    <message>
        <source>{address} could not write; nothing was changed.</source>
        <translation>{address} no ha podido escribir; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The database server has no memory left for the work.</source>
        <translation>Al servidor de la base de datos no le queda memoria para el trabajo.</translation>
    </message>
    <message>
        <source>{address} gave up; nothing was changed.</source>
        <translation>{address} ha desistido; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Su cuenta no puede hacer esto.</translation>
    </message>
    <message>
        <source>At {address} it lacks the right: viewers read and make reports, editors import too.</source>
        <translation>En {address} le falta el permiso: un viewer lee y genera informes; un editor también importa.</translation>
    </message>
    <message>
        <source>Ask the owner of the database for the role that you need.</source>
        <translation>Pida al dueño de la base de datos la función que necesita.</translation>
    </message>
    <message>
        <source>The database server takes no changes.</source>
        <translation>El servidor de la base de datos no admite cambios.</translation>
    </message>
    <message>
        <source>{address} is a copy for reading, or set to read only.</source>
        <translation>{address} es una copia de lectura o está en modo de solo lectura.</translation>
    </message>
    <message>
        <source>Connect to the server that takes changes.</source>
        <translation>Conéctese al servidor que admite cambios.</translation>
    </message>
    <message>
        <source>Somebody else changed the same thing at the same time.</source>
        <translation>Otra persona ha cambiado lo mismo al mismo tiempo.</translation>
    </message>
    <message>
        <source>{address} let the other change go first.</source>
        <translation>{address} ha dado prioridad al otro cambio.</translation>
    </message>
    <message>
        <source>The database server has stopped the work.</source>
        <translation>El servidor de la base de datos ha detenido el trabajo.</translation>
    </message>
    <message>
        <source>It took longer than {address} allows, or somebody ended it.</source>
        <translation>Ha tardado más de lo que permite {address}, o alguien lo ha terminado.</translation>
    </message>
    <message>
        <source>This database is not set up for storemon.</source>
        <translation>Esta base de datos no está preparada para storemon.</translation>
    </message>
    <message>
        <source>{address} has no tables of storemon that this account can see.</source>
        <translation>{address} no tiene tablas de storemon que esta cuenta pueda ver.</translation>
    </message>
    <message>
        <source>Its owner sets it up with storemon database init, and lets you in with storemon database roles.</source>
        <translation>Su dueño la prepara con storemon database init y le da acceso con storemon database roles.</translation>
    </message>
    <message>
        <source>The database was updated for another version of storemon while it was open.</source>
        <translation>La base de datos se actualizó a otra versión de storemon mientras estaba abierta.</translation>
    </message>
    <message>
        <source>What {address} holds is not what was written.</source>
        <translation>Lo que contiene {address} no es lo que se escribió.</translation>
    </message>
    <message>
        <source>Ask who looks after the server to bring back a backup.</source>
        <translation>Pida a quien administra el servidor que restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>The address of the database cannot be used.</source>
        <translation>No se puede usar la dirección de la base de datos.</translation>
    </message>
    <message>
        <source>{address} is not as PostgreSQL&apos;s addresses are written, or names a service that is not there.</source>
        <translation>{address} no está escrita como las direcciones de PostgreSQL, o nombra un servicio que no existe.</translation>
    </message>
    <message>
        <source>Write it as postgresql://USER@HOST:PORT/DATABASE.</source>
        <translation>Escríbala como postgresql://USER@HOST:PORT/DATABASE.</translation>
    </message>
    <message>
        <source>This is not a storemon database.</source>
        <translation>Esto no es una base de datos de storemon.</translation>
    </message>
    <message>
        <source>{path} holds other data.</source>
        <translation>{path} contiene otros datos.</translation>
    </message>
    <message>
        <source>Choose another file; this one was not changed.</source>
        <translation>Elija otro archivo; este no se ha cambiado.</translation>
    </message>
    <message>
        <source>This database was made by a newer storemon.</source>
        <translation>Esta base de datos la hizo un storemon más nuevo.</translation>
    </message>
    <message>
        <source>{path} has layout {version}; this storemon knows layouts up to {newest}.</source>
        <translation>{path} tiene el formato {version}; este storemon conoce formatos hasta el {newest}.</translation>
    </message>
    <message>
        <source>Install the newest storemon, or choose another database.</source>
        <translation>Instale el storemon más reciente o elija otra base de datos.</translation>
    </message>
    <message>
        <source>Writing business hours</source>
        <translation>Escribiendo el horario comercial</translation>
    </message>
    <message>
        <source>The hours of the largest chains are some hundred thousands.</source>
        <translation>Los horarios de las cadenas más grandes son unos cientos de miles.</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Revise que sea el archivo correcto.</translation>
    </message>
    <message>
        <source>Are they right?</source>
        <translation>¿Son correctos?</translation>
    </message>
    <message>
        <source>If not, leave the file out and export it again without opening it in a spreadsheet.</source>
        <translation>Si no, quite el archivo de la lista y expórtelo otra vez sin abrirlo en una hoja de cálculo.</translation>
    </message>
    <message>
        <source>The ids end as if a program had rounded them, for example {example}.</source>
        <translation>Los ids terminan como si un programa los hubiera redondeado, por ejemplo {example}.</translation>
    </message>
    <message>
        <source>They are right as they are</source>
        <translation>Son correctos tal como están</translation>
    </message>
    <message>
        <source>The leading zeros of the ids seem to be gone: the store {original} is called {example} here.</source>
        <translation>Parece que los ids han perdido los ceros de delante: la tienda {original} se llama {example} aquí.</translation>
    </message>
    <message>
        <source>The ids seem to be rounded: the store {original} is called {example} here.</source>
        <translation>Los ids parecen redondeados: la tienda {original} se llama {example} aquí.</translation>
    </message>
    <message>
        <source>The store ids in {name} look damaged.</source>
        <translation>Los ids de tienda de {name} parecen dañados.</translation>
    </message>
    <message>
        <source>All ids end in a decimal zero, which is left out: {read}</source>
        <translation>Todos los ids terminan en un cero decimal, que se omite: {read}</translation>
    </message>
    <message>
        <source>All ids are formulas of a spreadsheet, read as their text: {read}</source>
        <translation>Todos los ids son fórmulas de una hoja de cálculo, que se leen como su texto: {read}</translation>
    </message>
    <message>
        <source>All ids have quotation marks around them, which are left out: {read}</source>
        <translation>Todos los ids están entre comillas, que se omiten: {read}</translation>
    </message>
    <message>
        <source>All ids begin with an apostrophe, which is left out: {read}</source>
        <translation>Todos los ids empiezan por un apóstrofo, que se omite: {read}</translation>
    </message>
    <message>
        <source>Some store ids look like dates that a spreadsheet made of them: {shown}</source>
        <translation>Algunos ids de tienda parecen fechas que una hoja de cálculo ha hecho de ellos: {shown}</translation>
    </message>
    <message>
        <source>{name} holds no rows.</source>
        <translation>{name} no contiene filas.</translation>
    </message>
    <message>
        <source>Only the header line is there.</source>
        <translation>Solo está la línea de encabezado.</translation>
    </message>
    <message>
        <source>Checking the database</source>
        <translation>Comprobando la base de datos</translation>
    </message>
    <message>
        <source>Updating the database</source>
        <translation>Actualizando la base de datos</translation>
    </message>
    <message>
        <source>Writing names</source>
        <translation>Escribiendo los nombres</translation>
    </message>
    <message>
        <source>Times like {text} are read on the 12-hour clock</source>
        <translation>Las horas como {text} se leen en el reloj de 12 horas</translation>
    </message>
    <message>
        <source>Numbers like {text} are read as shares of a day: {read}</source>
        <translation>Los números como {text} se leen como partes de un día: {read}</translation>
    </message>
    <message>
        <source>Numbers like {text} are read as hours and minutes: {read}</source>
        <translation>Los números como {text} se leen como horas y minutos: {read}</translation>
    </message>
    <message>
        <source>There is no header line; the columns are told by what they hold</source>
        <translation>No hay línea de encabezado; las columnas se reconocen por lo que contienen</translation>
    </message>
    <message>
        <source>The time zone is unknown; use a name such as America/New_York</source>
        <translation>La zona horaria no se conoce; use un nombre como America/New_York</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Waiting for another program that uses the database</source>
        <translation>Esperando a otro programa que usa la base de datos</translation>
    </message>
    <message>
        <source>The database is in use by another program.</source>
        <translation>Otro programa está usando la base de datos.</translation>
    </message>
    <message>
        <source>Something else is writing to {path}.</source>
        <translation>Otro programa está escribiendo en {path}.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or close it, and try again.</source>
        <translation>Espere a que termine, o ciérrelo, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>La base de datos está dagregue.</translation>
    </message>
    <message>
        <source>A part of {path} is not what was written there.</source>
        <translation>Una parte de {path} no es lo que se escribió ahí.</translation>
    </message>
    <message>
        <source>The database cannot be kept in this folder.</source>
        <translation>La base de datos no se puede guardar en esta carpeta.</translation>
    </message>
    <message>
        <source>The disk of {path} cannot lock files as a database needs it; many network folders cannot.</source>
        <translation>El disco de {path} no puede bloquear archivos como lo necesita una base de datos; muchas carpetas de red no pueden.</translation>
    </message>
    <message>
        <source>Use a folder on a disk of this computer.</source>
        <translation>Use una carpeta en un disco de este equipo.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>El disco está lleno.</translation>
    </message>
    <message>
        <source>There is no room left beside {path}; nothing was changed.</source>
        <translation>No queda sitio junto a {path}; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Libere espacio e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The database cannot be changed.</source>
        <translation>La base de datos no se puede cambiar.</translation>
    </message>
    <message>
        <source>{path} or its folder is read-only.</source>
        <translation>{path} o su carpeta es de solo lectura.</translation>
    </message>
    <message>
        <source>Allow writing to that folder, or choose another database.</source>
        <translation>Permita escribir en esa carpeta o elija otra base de datos.</translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation>La base de datos no se puede abrir.</translation>
    </message>
    <message>
        <source>{path} is not there or may not be read.</source>
        <translation>{path} no está o no se permite leerlo.</translation>
    </message>
    <message>
        <source>Check the folder, or choose another database.</source>
        <translation>Compruebe la carpeta o elija otra base de datos.</translation>
    </message>
    <message>
        <source>This is not a storemon database, or it is damaged.</source>
        <translation>Esto no es una base de datos de storemon, o está dagregue.</translation>
    </message>
    <message>
        <source>{path} cannot be read.</source>
        <translation>{path} no se puede leer.</translation>
    </message>
    <message>
        <source>Choose another database, or restore a copy of this one.</source>
        <translation>Elija otra base de datos o restaure una copia de esta.</translation>
    </message>
    <message>
        <source>The disk reported an error.</source>
        <translation>El disco ha dado un error.</translation>
    </message>
    <message>
        <source>{path} could not be read or written; nothing was changed.</source>
        <translation>{path} no se ha podido leer o escribir; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive and try again.</source>
        <translation>Compruebe el disco o la unidad de red e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Month first, 1/24/2023</source>
        <translation>Primero el mes, 1/24/2023</translation>
    </message>
    <message>
        <source>Day first, 24/1/2023</source>
        <translation>Primero el día, 24/1/2023</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Está vacío.</translation>
    </message>
    <message>
        <source>Choose the files themselves.</source>
        <translation>Elija los archivos mismos.</translation>
    </message>
    <message>
        <source>{name} changed while it was read.</source>
        <translation>{name} ha cambiado mientras se leía.</translation>
    </message>
    <message>
        <source>Another program is still writing it, or has removed it; nothing was imported.</source>
        <translation>Otro programa aún lo está escribiendo o lo ha quitado; no se ha importado nada.</translation>
    </message>
    <message>
        <source>Wait until it is complete and import it again.</source>
        <translation>Espere a que esté completo e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>No file in it or in the folders inside has a name that ends in .csv, .tsv, .txt, .xlsx, .xls or .ods.</source>
        <translation>Ningún archivo en ella ni en las carpetas de dentro tiene un nombre que acabe en .csv, .tsv, .txt, .xlsx, .xls u .ods.</translation>
    </message>
    <message>
        <source>{name} is no file.</source>
        <translation>{name} no es un archivo.</translation>
    </message>
    <message>
        <source>{name} cannot be unpacked.</source>
        <translation>{name} no se puede descomprimir.</translation>
    </message>
    <message>
        <source>The archive is damaged or incomplete.</source>
        <translation>El archivo comprimido está dañado o incompleto.</translation>
    </message>
    <message>
        <source>Fetch or export the file again.</source>
        <translation>Descargue o exporte el archivo de nuevo.</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} no se puede leer.</translation>
    </message>
    <message>
        <source>Check that the file is still there and that you may open it.</source>
        <translation>Compruebe que el archivo sigue ahí y que puede abrirlo.</translation>
    </message>
    <message>
        <source>Choose a CSV file.</source>
        <translation>Elija un archivo CSV.</translation>
    </message>
    <message>
        <source>{name} is protected by a password.</source>
        <translation>{name} está protegido con contraseña.</translation>
    </message>
    <message>
        <source>storemon cannot ask for it.</source>
        <translation>storemon no puede pedirla.</translation>
    </message>
    <message>
        <source>Unpack the archive and import the files inside.</source>
        <translation>Descomprímalo e importe los archivos que contiene.</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>{name} ya no está.</translation>
    </message>
    <message>
        <source>The archive does not hold it.</source>
        <translation>El archivo comprimido no lo contiene.</translation>
    </message>
    <message>
        <source>Choose the archive again.</source>
        <translation>Elija de nuevo el archivo comprimido.</translation>
    </message>
    <message>
        <source>It is compressed in a way that storemon does not know.</source>
        <translation>Está comprimido de una forma que storemon no conoce.</translation>
    </message>
    <message>
        <source>It is no zip archive, or a damaged one.</source>
        <translation>No es un archivo zip, o está dañado.</translation>
    </message>
    <message>
        <source>Fetch it again, or unpack it and import the files inside.</source>
        <translation>Descárguelo de nuevo, o descomprímalo e importe los archivos que contiene.</translation>
    </message>
    <message>
        <source>This backup cannot be used.</source>
        <translation>Esta copia de seguridad no se puede usar.</translation>
    </message>
    <message>
        <source>{name} is not a storemon database, or it is damaged.</source>
        <translation>{name} no es una base de datos de storemon, o está dagregue.</translation>
    </message>
    <message>
        <source>Choose another one; nothing was changed.</source>
        <translation>Elija otra; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The time zone is missing</source>
        <translation>Falta la zona horaria</translation>
    </message>
    <message>
        <source>Neither a name nor a group is given</source>
        <translation>No se da ni nombre ni grupo</translation>
    </message>
    <message>
        <source>The storemon window</source>
        <translation>La ventana de storemon</translation>
    </message>
    <message>
        <source>The row holds a character that cannot be read</source>
        <translation>La fila contiene un carácter que no se puede leer</translation>
    </message>
    <message>
        <source>The disk or network drive is not there any more.</source>
        <translation>El disco o la unidad de red ya no está disponible.</translation>
    </message>
    <message>
        <source>Connect it again, or choose another folder.</source>
        <translation>Conéctelo de nuevo o elija otra carpeta.</translation>
    </message>
    <message>
        <source>Your share of this disk is used up.</source>
        <translation>Su cuota en este disco está agotada.</translation>
    </message>
    <message>
        <source>Too many files are open.</source>
        <translation>Hay demasiados archivos abiertos.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>It is open in another program.</source>
        <translation>Está abierto en otro programa.</translation>
    </message>
    <message>
        <source>Close it there and try again.</source>
        <translation>Ciérrelo ahí e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The folder is not there.</source>
        <translation>La carpeta no existe.</translation>
    </message>
    <message>
        <source>The file or its folder may not be written to.</source>
        <translation>No se permite escribir en el archivo o en su carpeta.</translation>
    </message>
    <message>
        <source>Allow writing to them, or choose another folder.</source>
        <translation>Permita escribir en ellos o elija otra carpeta.</translation>
    </message>
    <message>
        <source>This name is not allowed on the disk.</source>
        <translation>El disco no admite este nombre.</translation>
    </message>
    <message>
        <source>The links to it lead in a circle.</source>
        <translation>Los enlaces que llevan a él forman un círculo.</translation>
    </message>
    <message>
        <source>Check the disk, or choose a folder on another one.</source>
        <translation>Revise el disco o elija una carpeta en otro.</translation>
    </message>
    <message>
        <source>This computer&apos;s SQLite is too old.</source>
        <translation>El SQLite de este equipo es demasiado antiguo.</translation>
    </message>
    <message>
        <source>Install storemon from its installer, or update Python.</source>
        <translation>Instale storemon con su instalador, o actualice Python.</translation>
    </message>
    <message>
        <source>Some dates of the file have the month first and others the day, so none is certain</source>
        <translation>Algunas fechas del archivo llevan primero el mes y otras el día, así que ninguna es segura</translation>
    </message>
    <message>
        <source>The date has no time of day; export the file again</source>
        <translation>La fecha no tiene hora; exporte el archivo de nuevo</translation>
    </message>
    <message>
        <source>The date does not exist in the order of the other dates</source>
        <translation>La fecha no existe en el orden de las demás</translation>
    </message>
    <message>
        <source>The start time is missing</source>
        <translation>Falta la hora de inicio</translation>
    </message>
    <message>
        <source>The end time is missing</source>
        <translation>Falta la hora de fin</translation>
    </message>
    <message>
        <source>The row has no times; a day without hours is closed anyway</source>
        <translation>La fila no tiene horas; un día sin horario cuenta de todos modos como cerrado</translation>
    </message>
    <message>
        <source>The store id holds � in place of a character that was lost</source>
        <translation>El id de tienda contiene � en lugar de un carácter que se perdió</translation>
    </message>
    <message>
        <source>Merging older imports</source>
        <translation>Combinando importaciones anteriores</translation>
    </message>
    <message>
        <source>Some store ids are the beginning of others, as if cut off, and stay apart: {shown}</source>
        <translation>Algunos ids de tienda son el principio de otros, como si estuvieran cortados, y siguen siendo tiendas aparte: {shown}</translation>
    </message>
    <message>
        <source>The same content was imported before, as {name}. Nothing was added</source>
        <translation>El mismo contenido ya se había importado como {name}. No se agregó nada</translation>
    </message>
    <message>
        <source>{name} holds no rows that can be used.</source>
        <translation>{name} no contiene filas que se puedan usar.</translation>
    </message>
    <message>
        <source>Check that it is the right file, or export it again.</source>
        <translation>Revise que sea el archivo correcto o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>Extra columns are ignored: {join}{more}</source>
        <translation>Se ignoran las columnas de más: {join}{more}</translation>
    </message>
    <message>
        <source>Waiting for another storemon that uses the database</source>
        <translation>Esperando a otro storemon que usa la base de datos</translation>
    </message>
    <message>
        <source>A database cannot have this name.</source>
        <translation>Una base de datos no puede llamarse así.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .db.</source>
        <translation>Elija un nombre que termine en .db.</translation>
    </message>
    <message>
        <source>The database is in use by another storemon.</source>
        <translation>Otro storemon está usando la base de datos.</translation>
    </message>
    <message>
        <source>{name} (process {process}) is writing to {path}.</source>
        <translation>{name} (proceso {process}) está escribiendo en {path}.</translation>
    </message>
    <message>
        <source>Wait until it has finished, and try again.</source>
        <translation>Espere a que termine e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Close storemon and open its window again: it sets the file aside and offers the newest backup.</source>
        <translation>Cierre storemon y vuelva a abrir su ventana: aparta el archivo y ofrece la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The database was changed by another program.</source>
        <translation>Otro programa cambió la base de datos.</translation>
    </message>
    <message>
        <source>{path} holds tables, triggers or views that storemon did not make. None of them was used.</source>
        <translation>{path} contiene tablas, disparadores o vistas que storemon no hizo. No se ha usado ninguno.</translation>
    </message>
    <message>
        <source>Open storemon&apos;s window: it sets the file aside and offers the newest backup.</source>
        <translation>Abra la ventana de storemon: aparta el archivo y ofrece la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>The disk for temporary files is full.</source>
        <translation>El disco de los archivos temporales está lleno.</translation>
    </message>
    <message>
        <source>There is no room left in {scratch}, which the database needs for its work; nothing was changed.</source>
        <translation>No queda espacio en {scratch}, que la base de datos necesita para trabajar; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} es una carpeta.</translation>
    </message>
    <message>
        <source>Name the file of a database, such as storemon.db in that folder.</source>
        <translation>Indique el archivo de una base de datos, como storemon.db en esa carpeta.</translation>
    </message>
    <message>
        <source>The system lets no file of this person grow beyond a limit.</source>
        <translation>El sistema no deja que los archivos de esta persona crezcan más allá de un límite.</translation>
    </message>
    <message>
        <source>{path} may have met it; nothing was changed.</source>
        <translation>Es posible que {path} lo haya alcanzado; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Have the limit raised (ulimit -f), or choose another database.</source>
        <translation>Haga que suban el límite (ulimit -f) o elija otra base de datos.</translation>
    </message>
    <message>
        <source>{path} could not be written; nothing was changed.</source>
        <translation>No se ha podido escribir {path}; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Some of its dates have the month first and some the day. Which one is right? Dates that do not exist in that order are skipped.</source>
        <translation>Algunas de sus fechas llevan primero el mes y otras el día. ¿Cuál es el orden correcto? Las fechas que no existen en ese orden se omiten.</translation>
    </message>
    <message>
        <source>A later row names another time zone for this store</source>
        <translation>Una fila posterior da otra zona horaria para esta tienda</translation>
    </message>
    <message>
        <source>A later row gives this store another name</source>
        <translation>Una fila posterior da otro nombre a esta tienda</translation>
    </message>
    <message>
        <source>It has charts only.</source>
        <translation>Solo tiene gráficos.</translation>
    </message>
    <message>
        <source>It goes into {folder}. {why} Nothing was changed.</source>
        <translation>Va en {folder}. {why} No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>It needs the folder {folder}. {why}</source>
        <translation>Necesita la carpeta {folder}. {why}</translation>
    </message>
    <message>
        <source>{error}.</source>
        <translation>{error}.</translation>
    </message>
    <message>
        <source>Its first line reads “{line}”.</source>
        <translation>Su primera línea dice «{line}».</translation>
    </message>
    <message>
        <source>It has {width}, and each of {columns} needs one of its own.</source>
        <translation>Tiene {width}, y cada una de {columns} necesita una propia.</translation>
    </message>
    <message>
        <source>The row has more than {most} cells, the header {width}</source>
        <translation>La fila tiene más de {most} celdas; el encabezado, {width}</translation>
    </message>
    <message>
        <source>A cell is longer than {most} characters</source>
        <translation>Una celda tiene más de {most} caracteres</translation>
    </message>
    <message>
        <source>{name} cannot be read from line {line} on.</source>
        <translation>{name} no se puede leer a partir de la línea {line}.</translation>
    </message>
    <message>
        <source>Somewhere below line {line} a line goes on for more than {bytes} bytes.</source>
        <translation>En algún lugar después de la línea {line}, una línea pasa de {bytes} bytes.</translation>
    </message>
    <message>
        <source>Its first line goes on for more than {bytes} bytes.</source>
        <translation>Su primera línea tiene más de {bytes} bytes.</translation>
    </message>
    <message>
        <source>It has {width}, and storemon takes up to {most}.</source>
        <translation>Tiene {width}, y storemon admite hasta {most}.</translation>
    </message>
    <message>
        <source>{name} holds more than {most} different times of day.</source>
        <translation>{name} contiene más de {most} horas del día distintas.</translation>
    </message>
    <message>
        <source>There are more than {most} addresses.</source>
        <translation>Hay más de {most} direcciones.</translation>
    </message>
    <message>
        <source>{text} is not an email address.</source>
        <translation>{text} no es una dirección de correo.</translation>
    </message>
    <message>
        <source>Use the address of a mailing list.</source>
        <translation>Use la dirección de una lista de correo.</translation>
    </message>
    <message>
        <source>Write addresses such as ana@example.com, separated by commas.</source>
        <translation>Escriba direcciones como ana@example.com, separadas por comas.</translation>
    </message>
    <message>
        <source>The file may be damaged or in use.</source>
        <translation>Puede que el archivo esté dañado o en uso.</translation>
    </message>
    <message>
        <source>The automation settings cannot be read or saved.</source>
        <translation>Lo que se hace automáticamente no se puede leer ni guardar.</translation>
    </message>
    <message>
        <source>{path}: {why}</source>
        <translation>{path}: {why}</translation>
    </message>
    <message>
        <source>Check that file and its folder, and try again.</source>
        <translation>Revise ese archivo y su carpeta e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free up space in that folder or allow writing to it, and try again.</source>
        <translation>Libere espacio en esa carpeta o permita escribir en ella, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This storemon cannot use a database on a server.</source>
        <translation>Este storemon no puede usar una base de datos en un servidor.</translation>
    </message>
    <message>
        <source>The part for PostgreSQL is not installed.</source>
        <translation>La parte para PostgreSQL no está instalada.</translation>
    </message>
    <message>
        <source>Install it with pip install &apos;storemon[postgres]&apos;.</source>
        <translation>Instálela con pip install &apos;storemon[postgres]&apos;.</translation>
    </message>
    <message>
        <source>The address of a data set holds an account or a key.</source>
        <translation>La dirección de un conjunto de datos contiene una cuenta o una clave.</translation>
    </message>
    <message>
        <source>Others on this computer can see it.</source>
        <translation>Otras personas de este equipo pueden verla.</translation>
    </message>
    <message>
        <source>Leave it out, and keep it where the service&apos;s own programs look for it.</source>
        <translation>Omítala y guárdela donde la buscan los programas del propio servicio.</translation>
    </message>
    <message>
        <source>There is no data set at {where}.</source>
        <translation>No hay ningún conjunto de datos en {where}.</translation>
    </message>
    <message>
        <source>The data set {where} cannot be read or written.</source>
        <translation>El conjunto de datos {where} no se puede leer o escribir.</translation>
    </message>
    <message>
        <source>Check the place, your rights there and the connection.</source>
        <translation>Compruebe el lugar, sus permisos allí y la conexión.</translation>
    </message>
    <message>
        <source>{where} is no place for a data set.</source>
        <translation>{where} no es un lugar para un conjunto de datos.</translation>
    </message>
    <message>
        <source>Name a folder, or an address such as s3://BUCKET/NAME.</source>
        <translation>Indique una carpeta o una dirección como s3://BUCKET/NAME.</translation>
    </message>
    <message>
        <source>Check the name, or export one first.</source>
        <translation>Compruebe el nombre o exporte uno antes.</translation>
    </message>
    <message>
        <source>A file of the data set {where} is damaged: {path}</source>
        <translation>Un archivo del conjunto de datos {where} está dañado: {path}</translation>
    </message>
    <message>
        <source>A file of the data set {where} is missing: {path}</source>
        <translation>Falta un archivo del conjunto de datos {where}: {path}</translation>
    </message>
    <message>
        <source>Delete it, and export the data set again.</source>
        <translation>Elimínelo y exporte de nuevo el conjunto de datos.</translation>
    </message>
    <message>
        <source>Export the data set again.</source>
        <translation>Exporte de nuevo el conjunto de datos.</translation>
    </message>
    <message>
        <source>The data set {where} was written by a newer version.</source>
        <translation>El conjunto de datos {where} lo escribió una versión más nueva.</translation>
    </message>
    <message>
        <source>Update storemon.</source>
        <translation>Actualice storemon.</translation>
    </message>
    <message>
        <source>Writing stores and polls</source>
        <translation>Escribiendo tiendas y sondeos</translation>
    </message>
    <message>
        <source>Free up space, or choose a folder on another disk.</source>
        <translation>Libere espacio o elija una carpeta de otro disco.</translation>
    </message>
    <message>
        <source>Free up space there, or set TMPDIR to another folder.</source>
        <translation>Libere espacio allí o asigne otra carpeta a TMPDIR.</translation>
    </message>
    <message numerus="yes">
        <source>The row has 1 cell, the header {width}|The row has {n} cells, the header {width}</source>
        <translation>
            <numerusform>La fila tiene 1 celda, el encabezado {width}</numerusform>
            <numerusform>La fila tiene {n} celdas, el encabezado {width}</numerusform>
        </translation>
    </message>
    <message>
        <source>Business hours have no more than a day has seconds.</source>
        <translation>Un horario comercial no tiene más horas distintas que segundos tiene un día.</translation>
    </message>
    <message>
        <source>The date can be read in several orders, and no other row tells which</source>
        <translation>La fecha se puede leer en varios órdenes, y ninguna otra fila dice cuál es</translation>
    </message>
    <message>
        <source>The date cannot be read, or is not of the years 2000 to 2099</source>
        <translation>La fecha no se puede leer, o no es de los años 2000 a 2099</translation>
    </message>
    <message>
        <source>The date is missing</source>
        <translation>Falta la fecha</translation>
    </message>
    <message>
        <source>The last date is before the first one</source>
        <translation>La última fecha es anterior a la primera</translation>
    </message>
    <message>
        <source>Opening and closing time are the same; write closed, or 00:00 and 24:00 for all day</source>
        <translation>La hora de apertura y la de cierre son iguales; escriba closed (cerrado), o 00:00 y 24:00 para todo el día</translation>
    </message>
    <message>
        <source>The row names neither a store nor a group</source>
        <translation>La fila no nombra ni una tienda ni un grupo</translation>
    </message>
    <message>
        <source>The row names a store and a group; it can be for one of them only</source>
        <translation>La fila nombra una tienda y un grupo; solo puede ser de uno de los dos</translation>
    </message>
    <message>
        <source>An earlier row of the file says closed on one of these dates</source>
        <translation>Una fila anterior del archivo dice cerrado en una de estas fechas</translation>
    </message>
    <message>
        <source>An earlier row of the file has hours on one of these dates</source>
        <translation>Una fila anterior del archivo tiene horario en una de estas fechas</translation>
    </message>
    <message numerus="yes">
        <source>One store id differs from another only by case, and stays apart: {shown}|{n} store ids differ from others only by case, and stay apart: {shown}</source>
        <translation>
            <numerusform>Un id de tienda se distingue de otro solo por mayúsculas y minúsculas, y sigue siendo una tienda aparte: {shown}</numerusform>
            <numerusform>{n} ids de tienda se distinguen de otros solo por mayúsculas y minúsculas, y siguen siendo tiendas aparte: {shown}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One store id differs from another only by leading zeros, and stays apart: {shown}|{n} store ids differ from others only by leading zeros, and stay apart: {shown}</source>
        <translation>
            <numerusform>Un id de tienda se distingue de otro solo por ceros delante, y sigue siendo una tienda aparte: {shown}</numerusform>
            <numerusform>{n} ids de tienda se distinguen de otros solo por ceros delante, y siguen siendo tiendas aparte: {shown}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One store id differs from another only by a decimal zero, and stays apart: {shown}|{n} store ids differ from others only by a decimal zero, and stay apart: {shown}</source>
        <translation>
            <numerusform>Un id de tienda se distingue de otro solo por un cero decimal, y sigue siendo una tienda aparte: {shown}</numerusform>
            <numerusform>{n} ids de tienda se distinguen de otros solo por un cero decimal, y siguen siendo tiendas aparte: {shown}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One store id is another’s number in hex or negative, and stays apart: {shown}|{n} store ids are others’ numbers in hex or negative, and stay apart: {shown}</source>
        <translation>
            <numerusform>Un id de tienda es el número de otro en hexadecimal o en negativo, y sigue siendo una tienda aparte: {shown}</numerusform>
            <numerusform>{n} ids de tienda son los números de otros en hexadecimal o en negativo, y siguen siendo tiendas aparte: {shown}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One store id looks much like another, and stays apart: {shown}|{n} store ids look much like others, and stay apart: {shown}</source>
        <translation>
            <numerusform>Un id de tienda se parece mucho a otro, y sigue siendo una tienda aparte: {shown}</numerusform>
            <numerusform>{n} ids de tienda se parecen mucho a otros, y siguen siendo tiendas aparte: {shown}</numerusform>
        </translation>
    </message>
    <message>
        <source>Dates like {text} are read as {order}, in UTC</source>
        <translation>Las fechas como {text} se leen como {order}, en UTC</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{rows} rows/s</source>
        <translation>{rows} filas/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>{strerror}.</source>
        <translation>{strerror}.</translation>
    </message>
    <message>
        <source>{name} holds hidden sheets only.</source>
        <translation>{name} solo contiene hojas ocultas.</translation>
    </message>
    <message>
        <source>They are {shown}.</source>
        <translation>Son {shown}.</translation>
    </message>
    <message>
        <source>Open it, unhide the sheets to import, and save it.</source>
        <translation>Ábralo, muestre las hojas que quiera importar y guárdelo.</translation>
    </message>
    <message>
        <source>Export the data as a CSV file where it comes from, and import that file.</source>
        <translation>Exporte los datos como archivo CSV desde su origen e importe ese archivo.</translation>
    </message>
    <message>
        <source>{name} is a workbook.</source>
        <translation>{name} es un libro de cálculo.</translation>
    </message>
    <message>
        <source>Open it, save its table as “CSV UTF-8” and import that file.</source>
        <translation>Ábralo, guarde su tabla como «CSV UTF-8» e importe ese archivo.</translation>
    </message>
    <message>
        <source>{name} is an Office file that storemon cannot read.</source>
        <translation>{name} es un archivo de Office que storemon no puede leer.</translation>
    </message>
    <message>
        <source>It is a document, or damaged or incomplete.</source>
        <translation>Es un documento, o está dañado o incompleto.</translation>
    </message>
    <message>
        <source>Open it. If it has a table, save that as “CSV UTF-8” and import that file.</source>
        <translation>Ábralo. Si tiene una tabla, guárdela como «CSV UTF-8» e importe ese archivo.</translation>
    </message>
    <message>
        <source>Open it, save a copy without a password and import that file.</source>
        <translation>Ábralo, guarde una copia sin contraseña e importe ese archivo.</translation>
    </message>
    <message>
        <source>{name} was made with Numbers, Pages or Keynote.</source>
        <translation>{name} se hizo con Numbers, Pages o Keynote.</translation>
    </message>
    <message>
        <source>Other programs cannot read such files.</source>
        <translation>Otros programas no pueden leer estos archivos.</translation>
    </message>
    <message>
        <source>In Numbers, choose File → Export To → CSV and import that file.</source>
        <translation>En Numbers, elija Archivo → Exportar a → CSV e importe ese archivo.</translation>
    </message>
    <message>
        <source>{name} is a picture.</source>
        <translation>{name} es una imagen.</translation>
    </message>
    <message>
        <source>storemon cannot read data from a picture.</source>
        <translation>storemon no puede leer datos de una imagen.</translation>
    </message>
    <message>
        <source>{name} is a PDF.</source>
        <translation>{name} es un PDF.</translation>
    </message>
    <message>
        <source>A PDF is made for reading and printing, and holds no rows and columns.</source>
        <translation>Un PDF está hecho para leer e imprimir, y no tiene filas ni columnas.</translation>
    </message>
    <message>
        <source>{name} is a document.</source>
        <translation>{name} es un documento.</translation>
    </message>
    <message>
        <source>storemon reads tables, not text.</source>
        <translation>storemon lee tablas, no textos.</translation>
    </message>
    <message>
        <source>Copy the table in it to a spreadsheet, save that as “CSV UTF-8” and import the file.</source>
        <translation>Copie su tabla a una hoja de cálculo, guárdela como «CSV UTF-8» e importe el archivo.</translation>
    </message>
    <message>
        <source>{name} is a video.</source>
        <translation>{name} es un vídeo.</translation>
    </message>
    <message>
        <source>storemon cannot read data from a video.</source>
        <translation>storemon no puede leer datos de un vídeo.</translation>
    </message>
    <message>
        <source>{name} is a sound recording.</source>
        <translation>{name} es una grabación de sonido.</translation>
    </message>
    <message>
        <source>storemon cannot read data from sound.</source>
        <translation>storemon no puede leer datos de un sonido.</translation>
    </message>
    <message>
        <source>{name} is a web page.</source>
        <translation>{name} es una página web.</translation>
    </message>
    <message>
        <source>A download can end like this when you were signed out.</source>
        <translation>Una descarga puede acabar así si la sesión se había cerrado.</translation>
    </message>
    <message>
        <source>Sign in and download the file again, or open it in a spreadsheet and save it as “CSV UTF-8”.</source>
        <translation>Inicie sesión y descargue el archivo de nuevo, o ábralo en una hoja de cálculo y guárdelo como «CSV UTF-8».</translation>
    </message>
    <message>
        <source>{name} is a JSON file.</source>
        <translation>{name} es un archivo JSON.</translation>
    </message>
    <message>
        <source>It holds no rows and columns.</source>
        <translation>No tiene filas ni columnas.</translation>
    </message>
    <message>
        <source>{name} is an XML file.</source>
        <translation>{name} es un archivo XML.</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet and save it as “CSV UTF-8”, or export the data as a CSV file.</source>
        <translation>Ábralo en una hoja de cálculo y guárdelo como «CSV UTF-8», o exporte los datos como archivo CSV.</translation>
    </message>
    <message>
        <source>{name} is an email.</source>
        <translation>{name} es un correo electrónico.</translation>
    </message>
    <message>
        <source>The data may be in a file attached to it.</source>
        <translation>Los datos pueden estar en un archivo adjunto.</translation>
    </message>
    <message>
        <source>Open the email, save the attached file and import that.</source>
        <translation>Abra el correo, guarde el archivo adjunto e impórtelo.</translation>
    </message>
    <message>
        <source>{name} is a calendar.</source>
        <translation>{name} es un calendario.</translation>
    </message>
    <message>
        <source>storemon does not read calendars.</source>
        <translation>storemon no lee calendarios.</translation>
    </message>
    <message>
        <source>{name} is a shortcut.</source>
        <translation>{name} es un acceso directo.</translation>
    </message>
    <message>
        <source>It only leads to another file or a web page.</source>
        <translation>Solo lleva a otro archivo o a una página web.</translation>
    </message>
    <message>
        <source>Import the file that it leads to.</source>
        <translation>Importe el archivo al que lleva.</translation>
    </message>
    <message>
        <source>{name} is a database.</source>
        <translation>{name} es una base de datos.</translation>
    </message>
    <message>
        <source>storemon does not import databases.</source>
        <translation>storemon no importa bases de datos.</translation>
    </message>
    <message>
        <source>Restore a backup of storemon from the File menu. From other databases, export a CSV file.</source>
        <translation>Restaure una copia de seguridad de storemon desde el menú Archivo. De otras bases de datos, exporte un archivo CSV.</translation>
    </message>
    <message>
        <source>{name} is an archive.</source>
        <translation>{name} es un archivo comprimido.</translation>
    </message>
    <message>
        <source>storemon looks into .zip and .gz files only.</source>
        <translation>storemon solo mira dentro de archivos .zip y .gz.</translation>
    </message>
    <message>
        <source>Unpack it and import the files inside.</source>
        <translation>Descomprímalo e importe los archivos que contiene.</translation>
    </message>
    <message>
        <source>It is not text, and only the program that made it can read it.</source>
        <translation>No es texto, y solo puede leerlo el programa que lo hizo.</translation>
    </message>
    <message>
        <source>A spreadsheet may have swapped day and month in some dates: those that it read as dates are all of days 1 to 12, and the others are text. Export the file again and import it without opening it in a spreadsheet</source>
        <translation>Puede que una hoja de cálculo haya invertido el día y el mes en algunas fechas: las que leyó como fechas son todas de los días 1 a 12, y las demás son texto. Exporte el archivo de nuevo e impórtelo sin abrirlo en una hoja de cálculo</translation>
    </message>
    <message>
        <source>The text is not UTF-8 and is read as {encoding}: {shown}. If letters are wrong, save the file as “CSV UTF-8” where it comes from and import that</source>
        <translation>El texto no está en UTF-8 y se lee como {encoding}: {shown}. Si hay letras equivocadas, guarde el archivo como «CSV UTF-8» donde se creó e importe ese</translation>
    </message>
    <message>
        <source>What does the status “{word}” mean?</source>
        <translation>¿Qué significa el estado «{word}»?</translation>
    </message>
    <message>
        <source>The column holds more than {most} different words, and none is active or inactive.</source>
        <translation>La columna contiene más de {most} palabras distintas y ninguna es active o inactive.</translation>
    </message>
    <message>
        <source>Some statuses in {name} are neither active nor inactive.</source>
        <translation>Algunos estados de {name} no son ni active ni inactive.</translation>
    </message>
    <message>
        <source>It becomes more than {times} times as large; files that do are made to fill up a computer.</source>
        <translation>Se vuelve más de {times} veces más grande; los archivos así están hechos para llenar una computadora.</translation>
    </message>
    <message>
        <source>storemon takes up to {most} at once.</source>
        <translation>storemon admite hasta {most} a la vez.</translation>
    </message>
    <message>
        <source>The zone {name} has no daylight saving time; that of {city} is {meant}</source>
        <translation>La zona {name} no tiene horario de verano; la de {city} es {meant}</translation>
    </message>
    <message>
        <source>The same content was imported before, as {name}. It adds nothing</source>
        <translation>El mismo contenido ya se importó antes, como {name}. No agrega nada</translation>
    </message>
    <message numerus="yes">
        <source>1 store is in no other file yet; its hours wait for one: {names}|{n} stores are in no other file yet; their hours wait for one: {names}</source>
        <translation>
            <numerusform>1 tienda todavía no está en ningún otro archivo; su horario espera a que lo esté: {names}</numerusform>
            <numerusform>{n} tiendas todavía no están en ningún otro archivo; su horario espera a que lo estén: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No store is in 1 group that the file names: {names}|No store is in {n} groups that the file names: {names}</source>
        <translation>
            <numerusform>Ninguna tienda está en 1 grupo que el archivo nombra: {names}</numerusform>
            <numerusform>Ninguna tienda está en {n} grupos que el archivo nombra: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>closures and special hours</source>
        <translation>cierres y horarios especiales</translation>
    </message>
    <message>
        <source>Writing closures and special hours</source>
        <translation>Escribiendo los cierres y horarios especiales</translation>
    </message>
    <message>
        <source>{name} holds too many closures and special hours.</source>
        <translation>{name} tiene demasiados cierres y horarios especiales.</translation>
    </message>
    <message>
        <source>A file can have {most} dates of one store, and {rows} rows.</source>
        <translation>Un archivo puede tener {most} fechas de una tienda, y {rows} filas.</translation>
    </message>
    <message>
        <source>Some dates can be read in several orders. Import the file again and choose the order in the review</source>
        <translation>Algunas fechas se pueden leer en varios órdenes. Importe el archivo otra vez y elija el orden en la revisión</translation>
    </message>
    <message>
        <source>From today, {date}</source>
        <translation>Desde hoy, {date}</translation>
    </message>
    <message>
        <source>From next Monday, {date}</source>
        <translation>Desde el próximo lunes, {date}</translation>
    </message>
    <message>
        <source>From the first of this month, {date}</source>
        <translation>Desde el primero de este mes, {date}</translation>
    </message>
    <message>
        <source>From the first of next month, {date}</source>
        <translation>Desde el primero del próximo mes, {date}</translation>
    </message>
    <message>
        <source>From {date}</source>
        <translation>Desde el {date}</translation>
    </message>
    <message>
        <source>From the beginning: past figures change too</source>
        <translation>Desde el principio: también cambian las cifras anteriores</translation>
    </message>
    <message>
        <source>Some of its stores have other hours now. From when do these hours count?</source>
        <translation>Algunas de sus tiendas tienen ahora otro horario. ¿Desde cuándo cuenta este?</translation>
    </message>
    <message>
        <source>business hours</source>
        <translation>horario comercial</translation>
    </message>
    <message>
        <source>names</source>
        <translation>nombres</translation>
    </message>
    <message>
        <source>Times of notes without an offset, such as -05:00, were read as UTC</source>
        <translation>Las horas de las notas sin diferencia horaria, como -05:00, se han leído como UTC</translation>
    </message>
    <message>
        <source>The end is not after the start</source>
        <translation>El fin no es posterior al inicio</translation>
    </message>
    <message>
        <source>Excused is neither yes nor no</source>
        <translation>Justificado no es ni sí ni no</translation>
    </message>
    <message>
        <source>The row names a store and a group; it can be about one of them</source>
        <translation>La fila nombra una tienda y un grupo; solo puede tratar de uno de los dos</translation>
    </message>
    <message>
        <source>The reason is longer than {reason} characters, or the note longer than {most}</source>
        <translation>El motivo tiene más de {reason} caracteres, o la nota más de {most}</translation>
    </message>
    <message>
        <source>The group is longer than {most} characters</source>
        <translation>El grupo tiene más de {most} caracteres</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notas</translation>
    </message>
    <message>
        <source>Writing notes</source>
        <translation>Escribiendo notas</translation>
    </message>
    <message>
        <source>Do not tell platforms apart</source>
        <translation>No separar las plataformas</translation>
    </message>
    <message>
        <source>No platform</source>
        <translation>Sin plataforma</translation>
    </message>
    <message>
        <source>Its polls are of these platforms, each counted by itself: {names}</source>
        <translation>Sus sondeos son de estas plataformas, y cada una cuenta por separado: {names}</translation>
    </message>
    <message>
        <source>It has no column of platforms. Which platform are its polls of?</source>
        <translation>No tiene columna de plataformas. ¿De qué plataforma son sus sondeos?</translation>
    </message>
    <message>
        <source>Its polls are of the platform {platform}</source>
        <translation>Sus sondeos son de la plataforma {platform}</translation>
    </message>
    <message>
        <source>Its column of platforms seems to hold something else. Which polls count?</source>
        <translation>Su columna de plataformas parece contener otra cosa. ¿Qué sondeos cuentan?</translation>
    </message>
    <message>
        <source>{name} names more than {most} platforms, or very long ones.</source>
        <translation>{name} nombra más de {most} plataformas, o nombres muy largos.</translation>
    </message>
    <message>
        <source>Its column of platforms seems to hold something else.</source>
        <translation>Su columna de plataformas parece contener otra cosa.</translation>
    </message>
    <message>
        <source>Choose one of these, or import all of them without choosing.</source>
        <translation>Elija una de estas, o importe todas sin elegir.</translation>
    </message>
    <message>
        <source>Choose in the review not to tell platforms apart, or another column.</source>
        <translation>Elija en la revisión no separar las plataformas, u otra columna.</translation>
    </message>
    <message>
        <source>polls</source>
        <translation>sondeos</translation>
    </message>
    <message>
        <source>{columns} ({kind})</source>
        <translation>{columns} ({kind})</translation>
    </message>
    <message>
        <source>The first line, separated by commas, semicolons, tabs or vertical bars, must name {kinds} or {last}.</source>
        <translation>La primera línea, separada por comas, puntos y comas, tabuladores o barras verticales, debe nombrar {kinds} o {last}.</translation>
    </message>
    <message>
        <source>None of its first {rows} rows can be. {reason}.</source>
        <translation>No se puede usar ninguna de sus primeras {rows} filas. {reason}.</translation>
    </message>
    <message>
        <source>{name} · saving</source>
        <translation>{name} · guardando</translation>
    </message>
    <message>
        <source>{name} holds more than {most} different business hours.</source>
        <translation>{name} contiene más de {most} horarios distintos.</translation>
    </message>
    <message>
        <source>Export the file again and import it without opening it in a spreadsheet. If it must be opened there, bring it in with the column of ids set to text.</source>
        <translation>Exporte el archivo de nuevo e impórtelo sin abrirlo en una hoja de cálculo. Si hay que abrirlo ahí, tráigalo con la columna de ids como texto.</translation>
    </message>
    <message>
        <source>The store ids in {name} are damaged.</source>
        <translation>Los ids de tienda de {name} están dañados.</translation>
    </message>
    <message>
        <source>A spreadsheet has put {store_id} in the place of an id.</source>
        <translation>Una hoja de cálculo ha puesto {store_id} en el lugar de un id.</translation>
    </message>
    <message>
        <source>A program has written them as numbers and shortened them, for example {store_id}.</source>
        <translation>Un programa los ha escrito como números y los ha acortado, por ejemplo {store_id}.</translation>
    </message>
    <message>
        <source>Some stores are there twice, since an earlier version told ids apart by what cannot be seen; undo those imports and import the files again: {shown}</source>
        <translation>Algunas tiendas están dos veces, porque una versión anterior distinguía los ids por lo que no se ve; deshaga esas importaciones e importe los archivos otra vez: {shown}</translation>
    </message>
    <message>
        <source>Some store ids end as if a program had rounded them: {shown}</source>
        <translation>Algunos ids de tienda terminan como si un programa los hubiera redondeado: {shown}</translation>
    </message>
    <message>
        <source>{name} · checking whether it was imported before</source>
        <translation>{name} · comprobando si ya se había importado</translation>
    </message>
    <message>
        <source>{names} and others</source>
        <translation>{names} y otras</translation>
    </message>
    <message>
        <source>{name} has no polls of the platform {platform}.</source>
        <translation>{name} no tiene sondeos de la plataforma {platform}.</translation>
    </message>
    <message>
        <source>Its platforms are {names}.</source>
        <translation>Sus plataformas son {names}.</translation>
    </message>
    <message>
        <source>The name or group is longer than {most} characters</source>
        <translation>El nombre o el grupo tiene más de {most} caracteres</translation>
    </message>
    <message>
        <source>looking at the whole file</source>
        <translation>examinando todo el archivo</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Deshaciendo la importación</translation>
    </message>
    <message>
        <source>Monday is 0, Sunday is 6</source>
        <translation>El lunes es 0, el domingo 6</translation>
    </message>
    <message>
        <source>Monday is 1, Sunday is 7 or 0</source>
        <translation>El lunes es 1, el domingo 7 o 0</translation>
    </message>
    <message>
        <source>Sunday is 1, Saturday is 7</source>
        <translation>El domingo es 1, el sábado 7</translation>
    </message>
    <message>
        <source>How are its weekdays numbered?</source>
        <translation>¿Cómo están numerados sus días de la semana?</translation>
    </message>
    <message>
        <source>How are its weekdays numbered? The checks you already have fit the proposed answer best.</source>
        <translation>¿Cómo están numerados sus días de la semana? Los sondeos que ya tiene encajan mejor con la respuesta propuesta.</translation>
    </message>
    <message>
        <source>The weekdays in {name} are numbered up to 7.</source>
        <translation>Los días de la semana de {name} están numerados hasta 7.</translation>
    </message>
    <message>
        <source>There, 1 may stand for Monday or for Sunday, and a wrong guess moves all hours by a day.</source>
        <translation>Ahí el 1 puede ser lunes o domingo, y adivinar mal desplaza todo el horario un día.</translation>
    </message>
    <message>
        <source>Writing time zones</source>
        <translation>Escribiendo las zonas horarias</translation>
    </message>
    <message>
        <source>It is {version}; storemon needs {least} or later.</source>
        <translation>Es {version}; storemon necesita {least} o posterior.</translation>
    </message>
    <message>
        <source>Name a file in it, such as {file}.</source>
        <translation>Indique un archivo dentro de ella, como {file}.</translation>
    </message>
    <message>
        <source>{place}: {strerror}.</source>
        <translation>{place}: {strerror}.</translation>
    </message>
    <message>
        <source>There is no room for the names of its backups: a name may have {name} bytes, with all its folders {path}.</source>
        <translation>No queda lugar para los nombres de sus copias de seguridad: un nombre puede tener {name} bytes, y con todas sus carpetas {path}.</translation>
    </message>
    <message>
        <source>{name} is what SQLite or storemon calls a file of its own beside {other}, and it would be emptied.</source>
        <translation>{name} es como SQLite o storemon llaman a un archivo propio junto a {other}, y se vaciaría.</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read.</source>
        <translation>No tiene permiso para leer la carpeta {folder}.</translation>
    </message>
    <message>
        <source>A part of {folder} is a file.</source>
        <translation>Una parte de {folder} es un archivo.</translation>
    </message>
    <message>
        <source>{path}: {what}</source>
        <translation>{path}: {what}</translation>
    </message>
    <message>
        <source>{name} names more than {most} stores.</source>
        <translation>{name} nombra más de {most} tiendas.</translation>
    </message>
    <message>
        <source>The report is {status}.</source>
        <translation>El informe no está completo ({status}).</translation>
    </message>
    <message>
        <source>{name} holds {count} files.</source>
        <translation>{name} contiene {count} archivos.</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{needed} are needed, {free} are free.</source>
        <translation>Se necesitan {needed}, hay {free} libres.</translation>
    </message>
    <message>
        <source>storemon made a mistake: {kind}: {error}</source>
        <translation>storemon ha cometido un error: {kind}: {error}</translation>
    </message>
    <message>
        <source>Polls later than {time} are not counted: {polls} of {named}.</source>
        <translation>Los sondeos posteriores a {time} no se cuentan: {polls} de {named}.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} y {count} más</translation>
    </message>
    <message>
        <source>Every poll is later than this computer&apos;s clock.</source>
        <translation>Todos los sondeos son posteriores al reloj de este equipo.</translation>
    </message>
    <message>
        <source>Set the clock, or choose an as-of time.</source>
        <translation>Ajuste el reloj o elija una referencia.</translation>
    </message>
    <message>
        <source>A database that is in use is not replaced.</source>
        <translation>Una base de datos que está en uso no se sustituye.</translation>
    </message>
    <message>
        <source>{target} is open in another program.</source>
        <translation>{target} está abierta en otro programa.</translation>
    </message>
    <message>
        <source>This is the database itself.</source>
        <translation>Esta es la propia base de datos.</translation>
    </message>
    <message>
        <source>{path} holds the data that is open now.</source>
        <translation>{path} contiene los datos que están abiertos ahora.</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Elija otro nombre u otra carpeta.</translation>
    </message>
    <message>
        <source>A spreadsheet has cut off the date; export the file again</source>
        <translation>Una hoja de cálculo ha quitado la fecha; exporte el archivo de nuevo</translation>
    </message>
    <message>
        <source>A spreadsheet has made a number of the date; export the file again</source>
        <translation>Una hoja de cálculo ha convertido la fecha en un número; exporte el archivo de nuevo</translation>
    </message>
    <message>
        <source>No file inside has a name that ends in .csv, .tsv, .txt, .xlsx, .xls or .ods.</source>
        <translation>Ningún archivo de dentro tiene un nombre que acabe en .csv, .tsv, .txt, .xlsx, .xls u .ods.</translation>
    </message>
    <message>
        <source>{name} holds no files that storemon reads.</source>
        <translation>{name} no contiene archivos que lea storemon.</translation>
    </message>
    <message>
        <source>It looks like a workbook, but it is damaged, or of a kind that storemon does not know.</source>
        <translation>Parece un libro de cálculo, pero está dañado o es de una clase que storemon no conoce.</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet, save it as an Excel workbook (.xlsx) and import that file.</source>
        <translation>Ábralo en una hoja de cálculo, guárdelo como libro de Excel (.xlsx) e importe ese archivo.</translation>
    </message>
    <message>
        <source>{name} is too large to read.</source>
        <translation>{name} es demasiado grande para leerlo.</translation>
    </message>
    <message>
        <source>Its cells reach to row {rows} and column {columns}, most of them empty.</source>
        <translation>Sus celdas llegan hasta la fila {rows} y la columna {columns}, la mayoría vacías.</translation>
    </message>
    <message>
        <source>Delete everything that is far away from the table and save it again, or save the sheet as “CSV UTF-8” and import that file.</source>
        <translation>Borre todo lo que está lejos de la tabla y guárdelo de nuevo, o guarde la hoja como «CSV UTF-8» e importe ese archivo.</translation>
    </message>
    <message>
        <source>Its contents would take more memory than storemon gives to one file.</source>
        <translation>Su contenido ocuparía más memoria de la que storemon da a un archivo.</translation>
    </message>
    <message>
        <source>Save the sheet as “CSV UTF-8” and import that file.</source>
        <translation>Guarde la hoja como «CSV UTF-8» e importe ese archivo.</translation>
    </message>
    <message>
        <source>{name} is too large to read inside an archive.</source>
        <translation>{name} es demasiado grande para leerlo dentro de un archivo comprimido.</translation>
    </message>
    <message>
        <source>Open it, save a copy without the password, and import the copy.</source>
        <translation>Ábralo, guarde una copia sin contraseña e importe la copia.</translation>
    </message>
    <message>
        <source>Unpack the archive and import the workbook itself.</source>
        <translation>Descomprima el archivo e importe el libro de cálculo mismo.</translation>
    </message>
    <message>
        <source>{name} holds no sheet.</source>
        <translation>{name} no contiene ninguna hoja.</translation>
    </message>
    <message>
        <source>The workbook does not hold it.</source>
        <translation>El libro de cálculo no la contiene.</translation>
    </message>
    <message>
        <source>Choose the workbook again.</source>
        <translation>Elija el libro de cálculo de nuevo.</translation>
    </message>
    <message>
        <source>Open it, check what it holds, and save it again.</source>
        <translation>Ábralo, revise qué contiene y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>This report was made by an older version, which looked for no outages.</source>
        <translation>Este informe lo hizo una versión anterior, que no buscaba caídas.</translation>
    </message>
    <message>
        <source>This report was made by an older version, which did not check the hours.</source>
        <translation>Este informe se hizo con una versión anterior, que no revisaba los horarios.</translation>
    </message>
    <message>
        <source>The outages cannot be saved.</source>
        <translation>Las caídas no se pueden guardar.</translation>
    </message>
    <message>
        <source>Generate a new report.</source>
        <translation>Genere un informe nuevo.</translation>
    </message>
    <message>
        <source>The hours check cannot be saved.</source>
        <translation>La revisión de horarios no se puede guardar.</translation>
    </message>
    <message>
        <source>Generate it again.</source>
        <translation>Genérelo de nuevo.</translation>
    </message>
    <message>
        <source>Removing all data</source>
        <translation>Quitando todos los datos</translation>
    </message>
    <message>
        <source>Import them one after the other.</source>
        <translation>Impórtelos uno tras otro.</translation>
    </message>
    <message>
        <source>There is no such import.</source>
        <translation>No existe esa importación.</translation>
    </message>
    <message>
        <source>Fix or remove that line and import the file again.</source>
        <translation>Corrija o quite esa línea e importe el archivo de nuevo.</translation>
    </message>
    <message>
        <source>The import of {name} is undone already.</source>
        <translation>La importación de {name} ya está deshecha.</translation>
    </message>
    <message>
        <source>Look at the list of imports.</source>
        <translation>Mire la lista de importaciones.</translation>
    </message>
    <message>
        <source>The data is in this folder already.</source>
        <translation>Los datos ya están en esta carpeta.</translation>
    </message>
    <message>
        <source>This is the folder of the backups.</source>
        <translation>Esta es la carpeta de las copias de seguridad.</translation>
    </message>
    <message>
        <source>There is too little room in this folder.</source>
        <translation>En esta carpeta hay muy poco sitio.</translation>
    </message>
    <message>
        <source>There is a database in this folder already.</source>
        <translation>En esta carpeta ya hay una base de datos.</translation>
    </message>
    <message>
        <source>Copying backups</source>
        <translation>Copiando las copias de seguridad</translation>
    </message>
    <message>
        <source>This folder cannot be used.</source>
        <translation>Esta carpeta no se puede usar.</translation>
    </message>
    <message>
        <source>The data could not be moved.</source>
        <translation>No se han podido mover los datos.</translation>
    </message>
    <message>
        <source>The database is damaged and cannot be set aside.</source>
        <translation>La base de datos está dagregue y no se puede apartar.</translation>
    </message>
    <message>
        <source>Reading polls</source>
        <translation>Leyendo los sondeos</translation>
    </message>
    <message>
        <source>Looking for outages that stores had together</source>
        <translation>Buscando caídas que las tiendas tuvieron a la vez</translation>
    </message>
    <message>
        <source>There are no polls yet.</source>
        <translation>Todavía no hay sondeos.</translation>
    </message>
    <message>
        <source>The report counts up to the newest poll.</source>
        <translation>El informe cuenta hasta el sondeo más reciente.</translation>
    </message>
    <message>
        <source>Import a file of polls first.</source>
        <translation>Importe antes un archivo de sondeos.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}. {why}</source>
        <translation>No se puede escribir nada en {folder}. {why}</translation>
    </message>
    <message>
        <source>{why} It is where it was.</source>
        <translation>{why} Siguen donde estaban.</translation>
    </message>
    <message>
        <source>{path} cannot be renamed. {why}</source>
        <translation>No se puede cambiar el nombre de {path}. {why}</translation>
    </message>
    <message>
        <source>Close other programs that use it, storemon&apos;s too, allow writing to its folder, and try again.</source>
        <translation>Cierre los demás programas que la usan, también otras ventanas de storemon, permita escribir en su carpeta e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The as-of time is not in the years 2000 to 2099.</source>
        <translation>La hora de referencia no está entre los años 2000 y 2099.</translation>
    </message>
    <message>
        <source>There are no stores yet.</source>
        <translation>Todavía no hay tiendas.</translation>
    </message>
    <message>
        <source>The range begins before the year 2000.</source>
        <translation>El periodo empieza antes del año 2000.</translation>
    </message>
    <message>
        <source>The range ends before it begins.</source>
        <translation>El periodo termina antes de empezar.</translation>
    </message>
    <message>
        <source>There are no polls in this range yet.</source>
        <translation>Todavía no hay sondeos en este periodo.</translation>
    </message>
    <message>
        <source>It begins after the as-of time.</source>
        <translation>Empieza después de la hora de referencia.</translation>
    </message>
    <message>
        <source>Choose an earlier start, or import newer polls first.</source>
        <translation>Elija un comienzo anterior, o importe antes sondeos más nuevos.</translation>
    </message>
    <message>
        <source>Choose another time.</source>
        <translation>Elija otra hora.</translation>
    </message>
    <message>
        <source>Import the files first.</source>
        <translation>Importe antes los archivos.</translation>
    </message>
    <message>
        <source>Choose a later day.</source>
        <translation>Elija un día posterior.</translation>
    </message>
    <message>
        <source>Choose an end after the start.</source>
        <translation>Elija un final posterior al comienzo.</translation>
    </message>
    <message>
        <source>year/month/day</source>
        <translation>año/mes/día</translation>
    </message>
    <message>
        <source>The name of the database is empty.</source>
        <translation>El nombre de la base de datos está vacío.</translation>
    </message>
    <message>
        <source>The database has to be named by its path.</source>
        <translation>La base de datos se tiene que indicar con su ruta.</translation>
    </message>
    <message>
        <source>{text} is an address.</source>
        <translation>{text} es una dirección.</translation>
    </message>
    <message>
        <source>Write the path alone. If a file really has this name, write ./ before it.</source>
        <translation>Escriba solo la ruta. Si un archivo de verdad se llama así, escriba ./ delante.</translation>
    </message>
    <message>
        <source>Name a file, such as stores.db.</source>
        <translation>Indique un archivo, como tiendas.db.</translation>
    </message>
    <message>
        <source>The database cannot be named this way.</source>
        <translation>La base de datos no se puede indicar así.</translation>
    </message>
    <message>
        <source>{text} leads to no folder.</source>
        <translation>{text} no lleva a ninguna carpeta.</translation>
    </message>
    <message>
        <source>Name it by its whole path.</source>
        <translation>Indíquela con su ruta completa.</translation>
    </message>
    <message>
        <source>The day is neither a weekday&apos;s number nor its name</source>
        <translation>El día no es ni el número ni el nombre de un día de la semana</translation>
    </message>
    <message>
        <source>The row says closed; a day without hours is closed anyway</source>
        <translation>La fila dice cerrado; un día sin horario ya cuenta como cerrado</translation>
    </message>
    <message>
        <source>Some store ids look like others that a program has rounded, and stay apart: {shown}</source>
        <translation>Algunos ids de tienda parecen otros que un programa ha redondeado, y siguen siendo tiendas aparte: {shown}</translation>
    </message>
    <message>
        <source>{name} is the database that is open.</source>
        <translation>{name} es la base de datos que está abierta.</translation>
    </message>
    <message>
        <source>It holds what was imported already.</source>
        <translation>Contiene lo que ya se importó.</translation>
    </message>
    <message>
        <source>Choose the files that it was made of.</source>
        <translation>Elija los archivos con los que se hizo.</translation>
    </message>
    <message>
        <source>The database file is in two places at once.</source>
        <translation>El archivo de la base de datos está en dos lugares a la vez.</translation>
    </message>
    <message>
        <source>{place} has another name (a hard link), or was mounted without its folder, as containers do. Each place would keep a log of its own, and imports would be lost.</source>
        <translation>{place} tiene otro nombre (un enlace físico), o se montó sin su carpeta, como hacen los contenedores. Cada lugar llevaría su propio registro, y se perderían importaciones.</translation>
    </message>
    <message>
        <source>Remove the other name, link or mount the whole folder instead, or open a copy of the file.</source>
        <translation>Quite el otro nombre, enlace o monte toda la carpeta, o abra una copia del archivo.</translation>
    </message>
    <message>
        <source>Check the disk and the path.</source>
        <translation>Revise el disco y la ruta.</translation>
    </message>
    <message>
        <source>The name of the database is too long.</source>
        <translation>El nombre de la base de datos es demasiado largo.</translation>
    </message>
    <message>
        <source>Choose a shorter name, or a folder nearer to the top.</source>
        <translation>Elija un nombre más corto, o una carpeta menos profunda.</translation>
    </message>
    <message>
        <source>{place} is a folder.</source>
        <translation>{place} es una carpeta.</translation>
    </message>
    <message>
        <source>{place} is a device or a pipe, not a file.</source>
        <translation>{place} es un dispositivo o una tubería, no un archivo.</translation>
    </message>
    <message>
        <source>Choose another database.</source>
        <translation>Elija otra base de datos.</translation>
    </message>
    <message>
        <source>{path} leads to a file that has no path of its own here, such as a deleted one.</source>
        <translation>{path} lleva a un archivo que aquí no tiene ruta propia, como uno que se eliminó.</translation>
    </message>
    <message>
        <source>Ask its owner to let you in, or choose another database.</source>
        <translation>Pida permiso a su dueño, o elija otra base de datos.</translation>
    </message>
    <message>
        <source>The database is not where its link leads.</source>
        <translation>La base de datos no está donde lleva su enlace.</translation>
    </message>
    <message>
        <source>{part} is a link to {end}, which is not there.</source>
        <translation>{part} es un enlace a {end}, que no está ahí.</translation>
    </message>
    <message>
        <source>Connect the disk that it is on, or remove the link.</source>
        <translation>Conecte el disco en el que está, o quite el enlace.</translation>
    </message>
    <message>
        <source>A file has this name</source>
        <translation>Un archivo se llama así</translation>
    </message>
    <message>
        <source>It is a link, or another person&apos;s</source>
        <translation>Es un enlace, o de otra persona</translation>
    </message>
    <message>
        <source>The database was moved or replaced.</source>
        <translation>La base de datos se movió o se reemplazó.</translation>
    </message>
    <message>
        <source>{path} or its log is no longer the file that storemon opened; nothing more was written.</source>
        <translation>{path} o su registro ya no es el archivo que storemon abrió; no se escribió nada más.</translation>
    </message>
    <message>
        <source>Put it back if you have it, then close storemon and open it again.</source>
        <translation>Vuelva a ponerla en su lugar si la tiene; después cierre storemon y ábralo de nuevo.</translation>
    </message>
    <message>
        <source>{log} belongs to it, and is a link or may not be read and written.</source>
        <translation>{log} es parte de ella, y es un enlace o no se puede leer ni escribir.</translation>
    </message>
    <message>
        <source>Ask its owner to close storemon there, or to let you write it.</source>
        <translation>Pida a su dueño que cierre storemon, o que le permita escribirlo.</translation>
    </message>
    <message>
        <source>Year first, 23/1/24</source>
        <translation>Primero el año, 23/1/24</translation>
    </message>
    <message>
        <source>Its dates can be read in more than one way. Which one is right?</source>
        <translation>Sus fechas se pueden leer de más de una manera. ¿Cuál es la correcta?</translation>
    </message>
    <message>
        <source>It is a device of the computer, or leads to another program.</source>
        <translation>Es un dispositivo de la computadora o lleva a otro programa.</translation>
    </message>
    <message>
        <source>It holds archives, and storemon does not look into archives inside other archives.</source>
        <translation>Contiene archivos comprimidos, y storemon no abre los que están dentro de otros.</translation>
    </message>
    <message>
        <source>Unpack it and import the archives inside.</source>
        <translation>Descomprímalo e importe los archivos comprimidos que contiene.</translation>
    </message>
    <message>
        <source>Something that is no part of the archive follows it.</source>
        <translation>Después del final hay algo que no es parte del archivo comprimido.</translation>
    </message>
    <message>
        <source>{name} holds too many sheets.</source>
        <translation>{name} contiene demasiadas hojas.</translation>
    </message>
    <message>
        <source>It has {count}, and storemon takes up to {most}.</source>
        <translation>Tiene {count}, y storemon admite hasta {most}.</translation>
    </message>
    <message>
        <source>Save those that are needed in a workbook of their own.</source>
        <translation>Guarde las que hagan falta en un libro aparte.</translation>
    </message>
    <message>
        <source>{name} is a zip archive under another name.</source>
        <translation>{name} es un archivo zip con otro nombre.</translation>
    </message>
    <message>
        <source>storemon looks into archives whose names end in .zip.</source>
        <translation>storemon abre los archivos cuyo nombre termina en .zip.</translation>
    </message>
    <message>
        <source>Give it a name that ends in .zip and import it again, or unpack it and import the files inside.</source>
        <translation>Póngale un nombre que termine en .zip e impórtelo de nuevo, o descomprímalo e importe los archivos que contiene.</translation>
    </message>
    <message>
        <source>{name} is an archive inside another one.</source>
        <translation>{name} es un archivo comprimido dentro de otro.</translation>
    </message>
    <message>
        <source>storemon unpacks one, and does not look into those inside.</source>
        <translation>storemon descomprime uno y no abre los que están dentro.</translation>
    </message>
    <message>
        <source>Unpack it and import what is inside.</source>
        <translation>Descomprímalo e importe lo que contiene.</translation>
    </message>
    <message>
        <source>Some polls are of one store and instant and count once. Extra columns that may tell them apart are ignored: {shown}. If one of them names platforms, call it platform</source>
        <translation>Algunos sondeos son de una misma tienda e instante y cuentan una vez. Se pasan por alto columnas adicionales que quizá los distinguen: {shown}. Si una de ellas nombra plataformas, llámela platform</translation>
    </message>
    <message>
        <source>The store is active</source>
        <translation>La tienda está activa</translation>
    </message>
    <message>
        <source>The store is inactive</source>
        <translation>La tienda está inactiva</translation>
    </message>
    <message>
        <source>Leave these rows out</source>
        <translation>Omitir estas filas</translation>
    </message>
    <message>
        <source>The status is “{word}”, neither active nor inactive</source>
        <translation>El estado es «{word}», ni active ni inactive</translation>
    </message>
    <message>
        <source>The status is missing</source>
        <translation>Falta el estado</translation>
    </message>
    <message>
        <source>The statuses in {name} are neither active nor inactive.</source>
        <translation>Los estados de {name} no son ni active ni inactive.</translation>
    </message>
    <message>
        <source>They are {listed}.</source>
        <translation>Son {listed}.</translation>
    </message>
    <message>
        <source>The statuses in {name} cannot be used.</source>
        <translation>Los estados de {name} no se pueden usar.</translation>
    </message>
    <message>
        <source>Choose the column that tells whether a store was active.</source>
        <translation>Elija la columna que indica si una tienda estaba activa.</translation>
    </message>
    <message>
        <source>Its column of store ids seems to hold something else, such as the numbers of orders.</source>
        <translation>Su columna de ids de tienda parece contener otra cosa, como números de pedido.</translation>
    </message>
    <message>
        <source>Choose the column that holds the id of the store.</source>
        <translation>Elija la columna que contiene el id de la tienda.</translation>
    </message>
    <message>
        <source>{name} unpacks to far more than a table does.</source>
        <translation>{name} ocupa descomprimido mucho más que cualquier tabla.</translation>
    </message>
    <message>
        <source>If you know where it comes from, unpack it and import the file inside.</source>
        <translation>Si sabe de dónde viene, descomprímalo e importe el archivo que contiene.</translation>
    </message>
    <message>
        <source>{name} holds too many files.</source>
        <translation>{name} contiene demasiados archivos.</translation>
    </message>
    <message>
        <source>Import some of them at a time.</source>
        <translation>Impórtelos por partes.</translation>
    </message>
    <message>
        <source>It is compressed with {method}, and storemon reads archives with Deflate, the usual way.</source>
        <translation>Está comprimido con {method}, y storemon lee archivos con Deflate, el método habitual.</translation>
    </message>
    <message>
        <source>The files in it overlap, as in archives that are damaged or made to fill up a computer.</source>
        <translation>Los archivos que contiene se enciman, como en los dañados o hechos para llenar una computadora.</translation>
    </message>
    <message>
        <source>Fetch it again from where it comes from.</source>
        <translation>Descárguelo de nuevo de donde proviene.</translation>
    </message>
    <message>
        <source>The time zone is unknown; did you mean {hint}?</source>
        <translation>La zona horaria es desconocida; ¿quería decir {hint}?</translation>
    </message>
    <message>
        <source>An offset does not say when the clocks change; use the zone of the store&apos;s city</source>
        <translation>Una diferencia horaria no dice cuándo cambia la hora; use la zona de la ciudad de la tienda</translation>
    </message>
    <message>
        <source>A short name of a zone has several meanings; use the zone of the store&apos;s city</source>
        <translation>El nombre corto de una zona tiene varios significados; use la zona de la ciudad de la tienda</translation>
    </message>
    <message>
        <source>The zone {name} is UTC{offset} all year, without daylight saving time</source>
        <translation>La zona {name} es UTC{offset} todo el año, sin horario de verano</translation>
    </message>
    <message>
        <source>Some of these stores have closures or special hours on these dates already.</source>
        <translation>Algunas de estas tiendas ya tienen cierres u horarios especiales en estas fechas.</translation>
    </message>
    <message>
        <source>They were added after this was proposed, or are for other stores too.</source>
        <translation>Se agregaron después de esta propuesta o valen también para otras tiendas.</translation>
    </message>
    <message>
        <source>Look at them under Edit, Closures and special hours.</source>
        <translation>Véalos en Editar, Cierres y horarios especiales.</translation>
    </message>
    <message>
        <source>Checking business hours</source>
        <translation>Comprobando el horario comercial</translation>
    </message>
    <message>
        <source>This change can no longer be undone.</source>
        <translation>Este cambio ya no se puede deshacer.</translation>
    </message>
    <message>
        <source>Look at them as they are now.</source>
        <translation>Véalos como están ahora.</translation>
    </message>
    <message>
        <source>The import of {name} can no longer be undone.</source>
        <translation>La importación de {name} ya no se puede deshacer.</translation>
    </message>
    <message>
        <source>Only the newest imports can be undone; older ones are merged.</source>
        <translation>Solo se pueden deshacer las importaciones más recientes; las anteriores se combinan.</translation>
    </message>
    <message>
        <source>The rows that were left out are damaged.</source>
        <translation>Las filas que se omitieron están dagregues.</translation>
    </message>
    <message>
        <source>What is stored of them is not what was written. Your data and reports are not touched.</source>
        <translation>Lo que se guardó de ellas no es lo que se escribió. Sus datos e informes no se ven afectados.</translation>
    </message>
    <message>
        <source>Import the file again to see them.</source>
        <translation>Importe el archivo de nuevo para verlas.</translation>
    </message>
    <message>
        <source>The report {report_id} is damaged.</source>
        <translation>El informe {report_id} está dañado.</translation>
    </message>
    <message>
        <source>What is stored of it is not what was written. Your data and other reports are not touched.</source>
        <translation>Lo que se guardó de él no es lo que se escribió. Sus datos y los demás informes no se ven afectados.</translation>
    </message>
    <message>
        <source>The reach is negative.</source>
        <translation>El alcance es negativo.</translation>
    </message>
    <message>
        <source>A poll count knows only the last hour, day and week.</source>
        <translation>El recuento de sondeos solo conoce la última hora, el último día y la última semana.</translation>
    </message>
    <message>
        <source>There is no report {report_id} to run here.</source>
        <translation>Aquí no hay ningún informe {report_id} que calcular.</translation>
    </message>
    <message>
        <source>Saving the report</source>
        <translation>Guardando el informe</translation>
    </message>
    <message>
        <source>The report was interrupted: storemon ended, or could not save it.</source>
        <translation>El informe se interrumpió: storemon se cerró o no pudo guardarlo.</translation>
    </message>
    <message>
        <source>There is no report {report_id}.</source>
        <translation>No existe el informe {report_id}.</translation>
    </message>
    <message>
        <source>Choose 0 hours or more.</source>
        <translation>Elija 0 horas o más.</translation>
    </message>
    <message>
        <source>Choose the interpolated method for a range of your own.</source>
        <translation>Elija el método interpolado para un periodo propio.</translation>
    </message>
    <message>
        <source>List the reports to see which there are.</source>
        <translation>Mire la lista de informes para ver cuáles hay.</translation>
    </message>
    <message>
        <source>Making up stores</source>
        <translation>Inventando tiendas</translation>
    </message>
    <message>
        <source>Making up polls</source>
        <translation>Inventando sondeos</translation>
    </message>
    <message>
        <source>Writing business hours, time zones and names</source>
        <translation>Escribiendo horarios, zonas horarias y nombres</translation>
    </message>
    <message>
        <source>Writing polls</source>
        <translation>Escribiendo sondeos</translation>
    </message>
    <message>
        <source>A sample cannot have {stores} stores.</source>
        <translation>Un ejemplo no puede tener {stores} tiendas.</translation>
    </message>
    <message>
        <source>A sample cannot have {days} days.</source>
        <translation>Un ejemplo no puede tener {days} días.</translation>
    </message>
    <message>
        <source>A sample cannot have the seed {seed}.</source>
        <translation>Un ejemplo no puede tener la semilla {seed}.</translation>
    </message>
    <message>
        <source>A sample cannot have {total} polls.</source>
        <translation>Un ejemplo no puede tener {total} sondeos.</translation>
    </message>
    <message>
        <source>Choose 0 or more.</source>
        <translation>Elija 0 o más.</translation>
    </message>
    <message>
        <source>The sample could not be written to {folder}.</source>
        <translation>El ejemplo no se ha podido escribir en {folder}.</translation>
    </message>
    <message>
        <source>Choose another folder, or close the file where it is open.</source>
        <translation>Elija otra carpeta, o cierre el archivo donde esté abierto.</translation>
    </message>
    <message>
        <source>The disk takes no file of this size.</source>
        <translation>El disco no admite archivos de este tamaño.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>Elija una carpeta en otro disco.</translation>
    </message>
    <message>
        <source>The disk cannot be written to.</source>
        <translation>No se puede escribir en el disco.</translation>
    </message>
    <message>
        <source>A folder has this name.</source>
        <translation>Una carpeta tiene este nombre.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>Its name is too long.</source>
        <translation>Su nombre es demasiado largo.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Elija un nombre más corto.</translation>
    </message>
    <message>
        <source>It is damaged or incomplete, or of a kind that storemon cannot read.</source>
        <translation>Está dañado o incompleto, o es de un tipo que storemon no puede leer.</translation>
    </message>
    <message>
        <source>time zones</source>
        <translation>zonas horarias</translation>
    </message>
    <message>
        <source>Making the database smaller</source>
        <translation>Reduciendo la base de datos</translation>
    </message>
    <message numerus="yes">
        <source>1 row|{n} rows</source>
        <translation>
            <numerusform>1 fila</numerusform>
            <numerusform>{n} filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparando</translation>
    </message>
    <message>
        <source>Reading the reports</source>
        <translation>Leyendo los informes</translation>
    </message>
    <message>
        <source>Only complete reports can be compared.</source>
        <translation>Solo se pueden comparar informes completos.</translation>
    </message>
    <message>
        <source>Choose two that are complete.</source>
        <translation>Elija dos que estén completos.</translation>
    </message>
    <message>
        <source>There is no data to export.</source>
        <translation>No hay datos para exportar.</translation>
    </message>
    <message>
        <source>These hours are deleted already.</source>
        <translation>Este horario ya se ha eliminado.</translation>
    </message>
    <message>
        <source>These hours are from the file {name}.</source>
        <translation>Este horario viene del archivo {name}.</translation>
    </message>
    <message>
        <source>The last date is before the first one.</source>
        <translation>La última fecha es anterior a la primera.</translation>
    </message>
    <message>
        <source>The dates are not of the years 2000 to 2099.</source>
        <translation>Las fechas no son de los años 2000 a 2099.</translation>
    </message>
    <message>
        <source>That is not a time of day.</source>
        <translation>Eso no es una hora del día.</translation>
    </message>
    <message>
        <source>Undo that import, or enter other hours for these dates, which count before it.</source>
        <translation>Deshaga esa importación, o indique otro horario para estas fechas, que cuenta antes que el archivo.</translation>
    </message>
    <message>
        <source>Choose a later last date.</source>
        <translation>Elija una última fecha posterior.</translation>
    </message>
    <message>
        <source>The folder {folder} could not be made.</source>
        <translation>No se pudo crear la carpeta {folder}.</translation>
    </message>
    <message>
        <source>Import files first.</source>
        <translation>Importe primero archivos.</translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation>{path} ya existe.</translation>
    </message>
    <message>
        <source>Choose an empty folder.</source>
        <translation>Elija una carpeta vacía.</translation>
    </message>
    <message>
        <source>The note has no reason.</source>
        <translation>La nota no tiene motivo.</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>La nota es demasiado larga.</translation>
    </message>
    <message>
        <source>The end is not after the start.</source>
        <translation>El fin no es posterior al inicio.</translation>
    </message>
    <message>
        <source>Choose one, or write your own.</source>
        <translation>Elija uno o escriba el suyo.</translation>
    </message>
    <message>
        <source>Use at most {reason} characters for the reason and {most} for the note.</source>
        <translation>Use como máximo {reason} caracteres para el motivo y {most} para la nota.</translation>
    </message>
    <message>
        <source>Choose a later end.</source>
        <translation>Elija un fin posterior.</translation>
    </message>
    <message>
        <source>The report {report_id} is running.</source>
        <translation>El informe {report_id} se está generando.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it.</source>
        <translation>Espere a que termine o cancélelo.</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest poll of one store is {span} ahead of all other stores&apos;: {names}.|The newest polls of {n} stores are {span} ahead of all other stores&apos;: {names}.</source>
        <translation>
            <numerusform>El último sondeo de una tienda va {span} por delante de los de todas las demás: {names}.</numerusform>
            <numerusform>Los últimos sondeos de {n} tiendas van {span} por delante de los de todas las demás: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>It says {time}.</source>
        <translation>Indica {time}.</translation>
    </message>
    <message>
        <source>A file has to be made in {folder}. {why}</source>
        <translation>Se debe crear un archivo en {folder}. {why}</translation>
    </message>
    <message>
        <source>Choose 1 to {most}.</source>
        <translation>Elija de 1 a {most}.</translation>
    </message>
    <message>
        <source>Choose {fewest} to {most}.</source>
        <translation>Elija de {fewest} a {most}.</translation>
    </message>
    <message>
        <source>Choose 0 to {most}.</source>
        <translation>Elija de 0 a {most}.</translation>
    </message>
    <message>
        <source>{name} could not be saved.</source>
        <translation>{name} no se ha podido guardar.</translation>
    </message>
    <message>
        <source>The folder for temporary files, {place}, cannot be used: {why}</source>
        <translation>No se puede usar la carpeta de archivos temporales, {place}: {why}</translation>
    </message>
    <message numerus="yes">
        <source>The time zone of 1 store cannot be used, so {zone} is assumed: {names}|The time zones of {n} stores cannot be used, so {zone} is assumed: {names}</source>
        <translation>
            <numerusform>La zona horaria de 1 tienda no se puede usar, así que se supone {zone}: {names}</numerusform>
            <numerusform>Las zonas horarias de {n} tiendas no se pueden usar, así que se supone {zone}: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>There would be more than {most} platforms.</source>
        <translation>Habría más de {most} plataformas.</translation>
    </message>
    <message>
        <source>The column of platforms seems to hold something else.</source>
        <translation>La columna de plataformas parece contener otra cosa.</translation>
    </message>
    <message>
        <source>Choose another column, or none.</source>
        <translation>Elija otra columna, o ninguna.</translation>
    </message>
    <message>
        <source>The database is from a newer version of storemon: it can be read, but not changed.</source>
        <translation>La base de datos es de una versión más reciente de storemon: se puede leer, pero no modificar.</translation>
    </message>
    <message>
        <source>The database is from an older version of storemon: it can be read, but not changed.</source>
        <translation>La base de datos es de una versión anterior de storemon: se puede leer, pero no modificar.</translation>
    </message>
    <message>
        <source>Ask who looks after the server to free up space.</source>
        <translation>Pida a quien administra el servidor que libere espacio.</translation>
    </message>
    <message>
        <source>The owner of {address} has updated it.</source>
        <translation>El propietario de {address} la ha actualizado.</translation>
    </message>
    <message>
        <source>Connect again and type the right one.</source>
        <translation>Conéctese de nuevo y escriba la correcta.</translation>
    </message>
    <message>
        <source>Choose the file with the certificate of the server&apos;s issuer, or ask who looks after the server.</source>
        <translation>Elija el archivo con el certificado del emisor del servidor o consulte a quien se ocupa del servidor.</translation>
    </message>
    <message>
        <source>Connect to it again.</source>
        <translation>Vuelva a conectarse a ella.</translation>
    </message>
    <message>
        <source>Your account may look at this database and make reports, not change it.</source>
        <translation>Su cuenta puede consultar esta base de datos y generar informes, pero no modificarla.</translation>
    </message>
    <message>
        <source>Your account may look at this database, not change it.</source>
        <translation>Su cuenta puede consultar esta base de datos, pero no modificarla.</translation>
    </message>
    <message>
        <source>Free up space there, or set SQLITE_TMPDIR to another folder.</source>
        <translation>Libere espacio allí o asigne otra carpeta a SQLITE_TMPDIR.</translation>
    </message>
    <message numerus="yes">
        <source>1 store went down at the same time.|{n} stores went down at the same time.</source>
        <translation>
            <numerusform>1 tienda cayó a la vez.</numerusform>
            <numerusform>{n} tiendas cayeron a la vez.</numerusform>
        </translation>
    </message>
    <message>
        <source>The shared outage is over.</source>
        <translation>La caída compartida ha terminado.</translation>
    </message>
    <message>
        <source>{all} alerts: {new} new, {over} over.</source>
        <translation>{all} alertas: {new} nuevas, {over} terminadas.</translation>
    </message>
    <message>
        <source>{store} is down: {time} of open hours so far.</source>
        <translation>{store} está caída: {time} de horario abierto hasta ahora.</translation>
    </message>
    <message>
        <source>{store} has had no checks for {time} of open hours.</source>
        <translation>{store} lleva {time} de horario abierto sin sondeos.</translation>
    </message>
    <message>
        <source>{store} has missed its target over the last week.</source>
        <translation>{store} no ha cumplido su objetivo en la última semana.</translation>
    </message>
    <message>
        <source>{store} is online again.</source>
        <translation>{store} vuelve a estar en línea.</translation>
    </message>
    <message>
        <source>{store} has checks again.</source>
        <translation>{store} vuelve a tener sondeos.</translation>
    </message>
    <message>
        <source>{store} no longer misses its target.</source>
        <translation>{store} ya no incumple su objetivo.</translation>
    </message>
    <message numerus="yes">
        <source>1 new alert.|{n} new alerts.</source>
        <translation>
            <numerusform>1 alerta nueva.</numerusform>
            <numerusform>{n} alertas nuevas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 alert is over.|{n} alerts are over.</source>
        <translation>
            <numerusform>1 alerta ha terminado.</numerusform>
            <numerusform>{n} alertas han terminado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen in checks up to {time}.</source>
        <translation>Visto en sondeos hasta {time}.</translation>
    </message>
    <message>
        <source>storemon sends this as it was set up on the page Automation.</source>
        <translation>storemon envía esto según lo configurado en la página Automatización.</translation>
    </message>
    <message>
        <source>The other computer took too long to answer.</source>
        <translation>El otro equipo tardó demasiado en responder.</translation>
    </message>
    <message>
        <source>Nobody is set to get this report.</source>
        <translation>Nadie está designado para recibir este informe.</translation>
    </message>
    <message>
        <source>{why}</source>
        <translation>{why}</translation>
    </message>
    <message>
        <source>Add the report again with addresses.</source>
        <translation>Agregue el informe de nuevo con direcciones.</translation>
    </message>
    <message>
        <source>No mail account is set up.</source>
        <translation>No hay ninguna cuenta de correo configurada.</translation>
    </message>
    <message>
        <source>It waits for the password of the mail account.</source>
        <translation>Espera la contraseña de la cuenta de correo.</translation>
    </message>
    <message>
        <source>Its columns were not recognized.</source>
        <translation>No se reconocieron sus columnas.</translation>
    </message>
    <message>
        <source>No row of it can be used.</source>
        <translation>Ninguna de sus filas se puede usar.</translation>
    </message>
    <message>
        <source>It has changed since and was left where it is.</source>
        <translation>Ha cambiado desde entonces y se dejó donde está.</translation>
    </message>
    <message>
        <source>Rows of it were left out, so it was not deleted.</source>
        <translation>Se omitieron filas, así que no se eliminó.</translation>
    </message>
    <message numerus="yes">
        <source>1 row was left out.|{n} rows were left out.</source>
        <translation>
            <numerusform>Se omitió 1 fila.</numerusform>
            <numerusform>Se omitieron {n} filas.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was imported, but could not be moved or deleted. {why}</source>
        <translation>Se ha importado, pero no se pudo mover ni eliminar. {why}</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Leyendo {name}</translation>
    </message>
    <message>
        <source>The files are too large to be sent by mail.</source>
        <translation>Los archivos son demasiado grandes para enviarlos por correo.</translation>
    </message>
    <message>
        <source>Most mail servers take {most} MB.</source>
        <translation>La mayoría de los servidores de correo admiten {most} MB.</translation>
    </message>
    <message>
        <source>Save the report to a folder, or choose the PDF.</source>
        <translation>Guarde el informe en una carpeta o elija el PDF.</translation>
    </message>
    <message>
        <source>{host} did not take the mail.</source>
        <translation>{host} no ha aceptado el correo.</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>No se puede conectar con {host}.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Se perdió la conexión.</translation>
    </message>
    <message>
        <source>{host} did not take the mail for {people}.</source>
        <translation>{host} no ha aceptado el correo para {people}.</translation>
    </message>
    <message>
        <source>The server did not take it for {people}.</source>
        <translation>El servidor no lo ha aceptado para {people}.</translation>
    </message>
    <message>
        <source>The user name or the password has letters that cannot be sent to {host}.</source>
        <translation>El usuario o la contraseña tiene letras que no se pueden enviar a {host}.</translation>
    </message>
    <message>
        <source>{host} refused the user name or the password.</source>
        <translation>{host} ha rechazado el usuario o la contraseña.</translation>
    </message>
    <message>
        <source>{host} offers no encryption or no login here, so nothing was sent.</source>
        <translation>{host} no ofrece aquí cifrado o inicio de sesión, así que no se ha enviado nada.</translation>
    </message>
    <message>
        <source>Use one without accents and special letters, such as an app password.</source>
        <translation>Use una sin acentos ni letras especiales, como una contraseña de aplicación.</translation>
    </message>
    <message>
        <source>Check the port and the kind of encryption.</source>
        <translation>Compruebe el puerto y el tipo de cifrado.</translation>
    </message>
    <message>
        <source>Check the settings on the page Automation.</source>
        <translation>Compruebe los ajustes en la página Automatización.</translation>
    </message>
    <message>
        <source>Its name is not known, or this computer is offline.</source>
        <translation>Su nombre no se conoce o este equipo no tiene conexión.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted, so nothing was sent.</source>
        <translation>El certificado de {host} no es de confianza, así que no se ha enviado nada.</translation>
    </message>
    <message>
        <source>No encrypted connection to {host} is possible, so nothing was sent.</source>
        <translation>No es posible una conexión cifrada con {host}, así que no se ha enviado nada.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>No responde.</translation>
    </message>
    <message>
        <source>Check the server&apos;s name, or ask whoever runs it for a valid certificate.</source>
        <translation>Compruebe el nombre del servidor o pida un certificado válido a quien lo administra.</translation>
    </message>
    <message>
        <source>It does not accept connections on this port.</source>
        <translation>No acepta conexiones en este puerto.</translation>
    </message>
    <message>
        <source>A PDF cannot be made here.</source>
        <translation>Aquí no se puede hacer un PDF.</translation>
    </message>
    <message>
        <source>Choose a workbook, or open the window.</source>
        <translation>Elija un libro o abra la ventana.</translation>
    </message>
    <message>
        <source>Uptime of stores, {dates}</source>
        <translation>Disponibilidad de las tiendas, {dates}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} a {last}</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>Uptime of {group}, {dates}</source>
        <translation>Disponibilidad de {group}, {dates}</translation>
    </message>
    <message>
        <source>no checks</source>
        <translation>sin sondeos</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>{count}</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Disponibilidad</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Caída</translation>
    </message>
    <message>
        <source>Unknown time</source>
        <translation>Tiempo desconocido</translation>
    </message>
    <message>
        <source>Here is the report. The whole of it is in the attached file.</source>
        <translation>Aquí está el informe. Completo, en el archivo adjunto.</translation>
    </message>
    <message>
        <source>{store}: uptime {share}, down {time}</source>
        <translation>{store}: disponibilidad {share}, caída {time}</translation>
    </message>
    <message>
        <source>Write an address that begins with https://.</source>
        <translation>Escriba una dirección que empiece por https://.</translation>
    </message>
    <message>
        <source>{text} is no web address that alerts can go to.</source>
        <translation>{text} no es una dirección web a la que puedan ir las alertas.</translation>
    </message>
    <message>
        <source>Write daily 06:30, or hourly.</source>
        <translation>Escriba daily 06:30 u hourly.</translation>
    </message>
    <message>
        <source>The system did not take the timer.</source>
        <translation>El sistema no aceptó el temporizador.</translation>
    </message>
    <message>
        <source>{said}</source>
        <translation>{said}</translation>
    </message>
    <message>
        <source>Start storemon run by a timer of your own, such as cron.</source>
        <translation>Inicie storemon run con un temporizador propio, como cron.</translation>
    </message>
    <message>
        <source>It did not answer.</source>
        <translation>No respondió.</translation>
    </message>
    <message>
        <source>{program} could not be started.</source>
        <translation>No se pudo iniciar {program}.</translation>
    </message>
    <message>
        <source>The timer cannot be written.</source>
        <translation>No se puede escribir el temporizador.</translation>
    </message>
    <message>
        <source>Allow writing there, and try again.</source>
        <translation>Permita escribir ahí e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{host} answered with the status {status}.</source>
        <translation>{host} respondió con el estado {status}.</translation>
    </message>
    <message>
        <source>{host} does not answer as a web server does.</source>
        <translation>{host} no responde como un servidor web.</translation>
    </message>
    <message numerus="yes">
        <source>1 report is waiting already.|{n} reports are waiting already.</source>
        <translation>
            <numerusform>Ya hay 1 informe en espera.</numerusform>
            <numerusform>Ya hay {n} informes en espera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again when they are done.</source>
        <translation>Vuelva a intentarlo cuando terminen.</translation>
    </message>
    <message>
        <source>There is data in {target} already.</source>
        <translation>En {target} ya hay datos.</translation>
    </message>
    <message>
        <source>The copy is not what was copied.</source>
        <translation>La copia no coincide con lo copiado.</translation>
    </message>
    <message>
        <source>The table {table} differs. Nothing was changed.</source>
        <translation>La tabla {table} difiere. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Check the disk and the server, and try again.</source>
        <translation>Compruebe el disco y el servidor, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Copy into an empty database.</source>
        <translation>Copie a una base de datos vacía.</translation>
    </message>
    <message>
        <source>{where} holds something else than a data set.</source>
        <translation>{where} contiene otra cosa que un conjunto de datos.</translation>
    </message>
    <message>
        <source>Name an empty folder, or one that does not exist yet.</source>
        <translation>Indique una carpeta vacía o una que aún no exista.</translation>
    </message>
    <message>
        <source>There are no stores in the data set.</source>
        <translation>No hay tiendas en el conjunto de datos.</translation>
    </message>
    <message>
        <source>Export it again with stores.</source>
        <translation>Expórtelo de nuevo con tiendas.</translation>
    </message>
    <message>
        <source>These hours were changed again, so they stay as they are.</source>
        <translation>Este horario se volvió a cambiar, así que queda como está.</translation>
    </message>
    <message>
        <source>The report is damaged.</source>
        <translation>El informe está dañado.</translation>
    </message>
    <message>
        <source>{given} is no answer.</source>
        <translation>{given} no es una respuesta.</translation>
    </message>
    <message>
        <source>{text} is not a date of the years 2000 to 2099.</source>
        <translation>{text} no es una fecha de los años 2000 a 2099.</translation>
    </message>
    <message>
        <source>The status {folded} always means {folded}.</source>
        <translation>El estado {folded} siempre significa {folded}.</translation>
    </message>
    <message>
        <source>The status {strip} is given two meanings.</source>
        <translation>Al estado {strip} se le dan dos significados.</translation>
    </message>
    <message>
        <source>The name of the platform is empty.</source>
        <translation>El nombre de la plataforma está vacío.</translation>
    </message>
    <message>
        <source>Use one of these: {known}.</source>
        <translation>Use uno de estos: {known}.</translation>
    </message>
    <message>
        <source>Write it like 2026-12-01, or say beginning.</source>
        <translation>Escríbala como 2026-12-01, o escriba «beginning».</translation>
    </message>
    <message>
        <source>Name only the other words of the file.</source>
        <translation>Nombre solo las demás palabras del archivo.</translation>
    </message>
    <message>
        <source>Give each word one.</source>
        <translation>Dé uno a cada palabra.</translation>
    </message>
    <message>
        <source>Use {merged} or a name.</source>
        <translation>Use {merged} o un nombre.</translation>
    </message>
    <message>
        <source>This note was changed or deleted meanwhile, so your change was not kept.</source>
        <translation>Entretanto se cambió o eliminó esta nota, así que su cambio no se guardó.</translation>
    </message>
    <message>
        <source>Another window or import changed it, and it is shown as it is now.</source>
        <translation>Otra ventana o importación la cambió, y se muestra como es ahora.</translation>
    </message>
    <message>
        <source>Change it again if you want to.</source>
        <translation>Cámbiela otra vez si quiere.</translation>
    </message>
    <message>
        <source>These notes were changed again, so they stay as they are.</source>
        <translation>Estas notas se volvieron a cambiar, así que quedan como están.</translation>
    </message>
    <message>
        <source>Change them where they are listed, on the page of a store.</source>
        <translation>Cámbielas donde aparecen, en la página de una tienda.</translation>
    </message>
    <message>
        <source>This store&apos;s sales were changed meanwhile, so your figure was not kept.</source>
        <translation>Entretanto se cambiaron las ventas de esta tienda, así que su cifra no se guardó.</translation>
    </message>
    <message>
        <source>Another window changed them, and they are shown now.</source>
        <translation>Otra ventana las cambió, y ahora se muestran.</translation>
    </message>
    <message>
        <source>Set them again if you want another figure.</source>
        <translation>Indíquelas otra vez si quiere otra cifra.</translation>
    </message>
    <message>
        <source>This store&apos;s sales were changed again, so they stay as they are.</source>
        <translation>Las ventas de esta tienda se volvieron a cambiar, así que quedan como están.</translation>
    </message>
    <message>
        <source>This store was renamed meanwhile, so your name was not kept.</source>
        <translation>Entretanto se cambió el nombre de esta tienda, así que el suyo no se guardó.</translation>
    </message>
    <message>
        <source>Another window or import changed it, and it is shown now.</source>
        <translation>Otra ventana o importación lo cambió, y ahora se muestra.</translation>
    </message>
    <message>
        <source>Rename the store again if you want another name.</source>
        <translation>Cambie el nombre de la tienda otra vez si quiere otro.</translation>
    </message>
    <message>
        <source>This store was renamed again, so its name stays as it is.</source>
        <translation>Esta tienda volvió a cambiar de nombre, así que su nombre queda como está.</translation>
    </message>
    <message>
        <source>Set them on the store&apos;s page if you want another figure.</source>
        <translation>Fíjelas en la página de la tienda si quiere otra cifra.</translation>
    </message>
    <message>
        <source>Rename the store if you want another name.</source>
        <translation>Cambie el nombre de la tienda si quiere otro.</translation>
    </message>
    <message>
        <source>There is a password in the address of the database.</source>
        <translation>En la dirección de la base de datos hay una contraseña.</translation>
    </message>
    <message>
        <source>Others can see what a command is started with.</source>
        <translation>Otras personas pueden ver con qué se inicia una orden.</translation>
    </message>
    <message>
        <source>Leave it out. storemon takes it from the file .pgpass, from PGPASSWORD or from STOREMON_DATABASE.</source>
        <translation>Omítala. storemon la toma del archivo .pgpass, de PGPASSWORD o de STOREMON_DATABASE.</translation>
    </message>
    <message>
        <source>It is the name of a file that belongs to the database {name}.</source>
        <translation>Es el nombre de un archivo que pertenece a la base de datos {name}.</translation>
    </message>
    <message>
        <source>A device has this name.</source>
        <translation>Un dispositivo tiene este nombre.</translation>
    </message>
    <message>
        <source>The file that is there may not be written to.</source>
        <translation>No se permite escribir en el archivo que ya existe.</translation>
    </message>
    <message>
        <source>Allow writing to it, or choose another name.</source>
        <translation>Permita escribir en él o elija otro nombre.</translation>
    </message>
    <message>
        <source>It is the database that is open.</source>
        <translation>Es la base de datos que está abierta.</translation>
    </message>
    <message>
        <source>The hours or the time zone of this store were changed meanwhile.</source>
        <translation>El horario o la zona horaria de esta tienda cambiaron mientras tanto.</translation>
    </message>
    <message>
        <source>Another window, command or import changed them.</source>
        <translation>Otra ventana, orden o importación los cambió.</translation>
    </message>
    <message>
        <source>Look at them as they are now, and change them again.</source>
        <translation>Véalos como están ahora y cámbielos de nuevo.</translation>
    </message>
    <message>
        <source>There is no opening.</source>
        <translation>No hay ninguna apertura.</translation>
    </message>
    <message>
        <source>A store without any hours counts as open 24/7.</source>
        <translation>Una tienda sin horario cuenta como abierta 24/7.</translation>
    </message>
    <message>
        <source>Add an opening. If the store is closed for some time, add a closure for it.</source>
        <translation>Agregue una apertura. Si la tienda está cerrada por un tiempo, agregue un cierre para ella.</translation>
    </message>
    <message>
        <source>This change is undone already.</source>
        <translation>Este cambio ya está deshecho.</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Elija una de la lista.</translation>
    </message>
    <message>
        <source>There is no store {store_id}.</source>
        <translation>No existe la tienda {store_id}.</translation>
    </message>
    <message>
        <source>None of the imported files names it.</source>
        <translation>Ninguno de los archivos importados la nombra.</translation>
    </message>
    <message>
        <source>Check the id.</source>
        <translation>Compruebe el id.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>El nombre es demasiado largo.</translation>
    </message>
    <message>
        <source>That is not an amount.</source>
        <translation>Eso no es un importe.</translation>
    </message>
    <message>
        <source>Use 0 or more.</source>
        <translation>Use 0 o más.</translation>
    </message>
    <message>
        <source>{text} is not a time.</source>
        <translation>{text} no es una hora.</translation>
    </message>
    <message>
        <source>{text} is not in the years 2000 to 2099.</source>
        <translation>{text} no está entre los años 2000 y 2099.</translation>
    </message>
    <message>
        <source>One end of the range is a date and the other a time.</source>
        <translation>Un extremo del periodo es una fecha y el otro una hora.</translation>
    </message>
    <message>
        <source>Dates are those of each store&apos;s own clock.</source>
        <translation>Las fechas son las del reloj de cada tienda.</translation>
    </message>
    <message>
        <source>Use two dates, or two times.</source>
        <translation>Use dos fechas o dos horas.</translation>
    </message>
    <message>
        <source>{text} is neither a date nor a time.</source>
        <translation>{text} no es ni una fecha ni una hora.</translation>
    </message>
    <message>
        <source>Write it like 2023-01-25 18:13:22 UTC.</source>
        <translation>Escríbala así: 2023-01-25 18:13:22 UTC.</translation>
    </message>
    <message>
        <source>A range needs a start.</source>
        <translation>Un periodo necesita un comienzo.</translation>
    </message>
    <message>
        <source>Choose another date.</source>
        <translation>Elija otra fecha.</translation>
    </message>
    <message>
        <source>Write it like 2023-01-25 or 2023-01-25 18:13:22 UTC.</source>
        <translation>Escríbala así: 2023-01-25 o 2023-01-25 18:13:22 UTC.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>No hay memoria suficiente.</translation>
    </message>
    <message>
        <source>The computer gave storemon no more of it. The data is as it was.</source>
        <translation>El equipo no dio más memoria a storemon. Los datos están como estaban.</translation>
    </message>
    <message>
        <source>Close other programs, or take fewer files at a time, and try again.</source>
        <translation>Cierre otros programas o tome menos archivos a la vez, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>{words} is not a time to start at.</source>
        <translation>{words} no es una hora de inicio.</translation>
    </message>
    <message>
        <source>Use at most {most} characters.</source>
        <translation>Use como máximo {most} caracteres.</translation>
    </message>
    <message>
        <source>There is no time zone {text}.</source>
        <translation>No hay ninguna zona horaria {text}.</translation>
    </message>
    <message>
        <source>Choose when it starts.</source>
        <translation>Elija cuándo empieza.</translation>
    </message>
    <message>
        <source>Checking for updates</source>
        <translation>Buscando actualizaciones</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>No se pudo conectar con el servidor.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>El servidor no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The server answered with error {code}.</source>
        <translation>El servidor respondió con el error {code}.</translation>
    </message>
    <message>
        <source>The connection is not secure: the server&apos;s certificate is not trusted.</source>
        <translation>La conexión no es segura: el certificado del servidor no es de confianza.</translation>
    </message>
    <message>
        <source>storemon could not check for updates.</source>
        <translation>storemon no pudo buscar actualizaciones.</translation>
    </message>
    <message>
        <source>Check the internet connection, and try again later.</source>
        <translation>Compruebe la conexión a internet e inténtelo de nuevo más tarde.</translation>
    </message>
    <message>
        <source>What was found is not a list of storemon&apos;s releases.</source>
        <translation>Lo que se encontró no es una lista de versiones de storemon.</translation>
    </message>
    <message>
        <source>{done} of {whole} rows</source>
        <translation>{done} de {whole} filas</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>No se puede abrir el archivo.</translation>
    </message>
    <message>
        <source>No program on this computer opens such files.</source>
        <translation>Ningún programa de este equipo abre archivos de este tipo.</translation>
    </message>
    <message>
        <source>The picture cannot be saved.</source>
        <translation>No se puede guardar la imagen.</translation>
    </message>
    <message>
        <source>Uptime over time cannot be saved.</source>
        <translation>No se puede guardar la tendencia.</translation>
    </message>
    <message>
        <source>The data has changed since this report.</source>
        <translation>Los datos han cambiado desde este informe.</translation>
    </message>
    <message>
        <source>The page cannot be opened.</source>
        <translation>No se puede abrir la página.</translation>
    </message>
    <message>
        <source>No program on this computer opens PDF files.</source>
        <translation>Ningún programa de este equipo abre archivos PDF.</translation>
    </message>
    <message>
        <source>Save the page as PDF and print it elsewhere.</source>
        <translation>Guarde la página como PDF e imprímala en otro lugar.</translation>
    </message>
    <message>
        <source>The report is not complete.</source>
        <translation>El informe no está completo.</translation>
    </message>
    <message>
        <source>These settings were changed again, so they stay as they are.</source>
        <translation>Estos ajustes se volvieron a cambiar, así que quedan como están.</translation>
    </message>
    <message>
        <source>Change them in the settings.</source>
        <translation>Cámbielos en los ajustes.</translation>
    </message>
    <message>
        <source>The folder could not be changed.</source>
        <translation>No se ha podido cambiar la carpeta.</translation>
    </message>
    <message>
        <source>The choice cannot be saved in {name}. The data is where it was.</source>
        <translation>La elección no se puede guardar en {name}. Los datos están donde estaban.</translation>
    </message>
    <message>
        <source>Allow writing to that file and try again.</source>
        <translation>Permita escribir en ese archivo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>There is a file named {name} already.</source>
        <translation>Ya hay un archivo que se llama {name}.</translation>
    </message>
    <message>
        <source>Choose it in the list to replace it, or choose another name.</source>
        <translation>Elíjalo en la lista para sustituirlo, o elija otro nombre.</translation>
    </message>
    <message>
        <source>The picture is too large for this computer&apos;s memory.</source>
        <translation>La imagen es demasiado grande para la memoria de este equipo.</translation>
    </message>
    <message>
        <source>Store {store_id} is not in this report.</source>
        <translation>La tienda {store_id} no está en este informe.</translation>
    </message>
    <message>
        <source>It was imported later.</source>
        <translation>Se importó después.</translation>
    </message>
    <message>
        <source>Generate a new report to see it.</source>
        <translation>Genere un informe nuevo para verla.</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Electricidad</translation>
    </message>
    <message>
        <source>POS or tablet</source>
        <translation>Punto de venta o tableta</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Planned closure</source>
        <translation>Cierre planeado</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>No note</source>
        <translation>Sin nota</translation>
    </message>
    <message>
        <source>judged without excused time</source>
        <translation>evaluado sin tiempo justificado</translation>
    </message>
    <message>
        <source>excused time counts</source>
        <translation>el tiempo justificado cuenta</translation>
    </message>
    <message>
        <source>excused</source>
        <translation>justificado</translation>
    </message>
</context>
<context>
    <name>outage</name>
    <message>
        <source>before {time}</source>
        <translation>antes del {time}</translation>
    </message>
    <message>
        <source>never seen online</source>
        <translation>nunca vista activa</translation>
    </message>
    <message>
        <source>last seen online {time}</source>
        <translation>activa por última vez: {time}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>{time} or later</source>
        <translation>{time} o más tarde</translation>
    </message>
    <message>
        <source>This store only</source>
        <translation>Solo esta tienda</translation>
    </message>
    <message>
        <source>{n} stores affected</source>
        <translation>{n} tiendas afectadas</translation>
    </message>
    <message>
        <source>Not enough stores to tell whether others went down too.</source>
        <translation>Hay muy pocas tiendas para saber si cayeron también otras.</translation>
    </message>
    <message>
        <source>Not enough checks to tell whether other stores went down too.</source>
        <translation>Faltan sondeos para saber si cayeron también otras tiendas.</translation>
    </message>
    <message>
        <source>This store only.</source>
        <translation>Solo esta tienda.</translation>
    </message>
    <message>
        <source>{time} shared with many other stores</source>
        <translation>{time} compartido con muchas otras tiendas</translation>
    </message>
    <message>
        <source>{time} this store only</source>
        <translation>{time} solo de esta tienda</translation>
    </message>
    <message>
        <source>{time} not enough checks to tell</source>
        <translation>{time} sin sondeos suficientes para saberlo</translation>
    </message>
</context>
<context>
    <name>outages</name>
    <message>
        <source>No platform</source>
        <translation>Sin plataforma</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Downtime inside business hours</source>
        <translation>Tiempo inactivo dentro del horario</translation>
    </message>
</context>
<context>
    <name>platforms</name>
    <message>
        <source>No platform</source>
        <translation>Sin plataforma</translation>
    </message>
    <message>
        <source>Down at end of range</source>
        <translation>Inactiva al final del periodo</translation>
    </message>
    <message>
        <source>Down at last check</source>
        <translation>Inactiva al último dato</translation>
    </message>
    <message>
        <source>Offline on {names}</source>
        <translation>Inactiva en {names}</translation>
    </message>
    <message numerus="yes">
        <source>Offline on {names}, online on 1 other|Offline on {names}, online on {n} others</source>
        <translation>
            <numerusform>Inactiva en {names}, activa en otra</numerusform>
            <numerusform>Inactiva en {names}, activa en otras {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>no platform</source>
        <translation>sin plataforma</translation>
    </message>
</context>
<context>
    <name>quit</name>
    <message>
        <source>The report is not finished; earlier reports and your data stay.</source>
        <translation>El informe no está terminado; los informes anteriores y sus datos se conservan.</translation>
    </message>
    <message>
        <source>Not finished: {job}. It will not change anything.</source>
        <translation>Sin terminar: {job}. No va a cambiar nada.</translation>
    </message>
    <message>
        <source>Quit during import?</source>
        <translation>¿Salir durante la importación?</translation>
    </message>
    <message>
        <source>Quit before the report is finished?</source>
        <translation>¿Salir antes de terminar el informe?</translation>
    </message>
    <message>
        <source>Quit before this is finished?</source>
        <translation>¿Salir antes de que esto termine?</translation>
    </message>
    <message>
        <source>Not imported if you quit now: {names}.</source>
        <translation>No se importará si sale ahora: {names}.</translation>
    </message>
    <message>
        <source>Imported, and kept: {names}.</source>
        <translation>Importado y conservado: {names}.</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>as of {time} UTC</source>
        <translation>al {time} UTC</translation>
    </message>
    <message>
        <source>from {start} to {end} UTC</source>
        <translation>del {start} al {end} UTC</translation>
    </message>
    <message>
        <source>for {date}, local time</source>
        <translation>del {date}, hora local</translation>
    </message>
    <message>
        <source>from {first} to {last}, local time</source>
        <translation>del {first} al {last}, hora local</translation>
    </message>
    <message>
        <source>Report {time}</source>
        <translation>Informe {time}</translation>
    </message>
    <message>
        <source>checks count without a time limit</source>
        <translation>los sondeos cuentan sin límite de tiempo</translation>
    </message>
    <message>
        <source>checks count for up to {time}</source>
        <translation>cada sondeo cuenta hasta {time}</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} y {n} más</translation>
    </message>
    <message>
        <source>Generate a new report to see shared outages.</source>
        <translation>Genere un informe nuevo para ver las caídas compartidas.</translation>
    </message>
    <message>
        <source>Not enough checks to tell.</source>
        <translation>Faltan sondeos para saberlo.</translation>
    </message>
    <message>
        <source>{platform} alone</source>
        <translation>solo {platform}</translation>
    </message>
    <message>
        <source>without a platform</source>
        <translation>sin plataforma</translation>
    </message>
    <message>
        <source>times of all platforms added up</source>
        <translation>tiempos de todas las plataformas sumados</translation>
    </message>
    <message numerus="yes">
        <source>1 hour|{n} hours</source>
        <translation>
            <numerusform>1 hora</numerusform>
            <numerusform>{n} horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 day|{n} days</source>
        <translation>
            <numerusform>1 día</numerusform>
            <numerusform>{n} días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest check of 1 store is {time} ahead of all others|The newest checks of {n} stores are {time} ahead of all others</source>
        <translation>
            <numerusform>El último sondeo de 1 tienda va {time} por delante de todos los demás</numerusform>
            <numerusform>Los últimos sondeos de {n} tiendas van {time} por delante de todos los demás</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 later check is not counted|{n} later checks are not counted</source>
        <translation>
            <numerusform>1 sondeo posterior no se cuenta</numerusform>
            <numerusform>{n} sondeos posteriores no se cuentan</numerusform>
        </translation>
    </message>
    <message>
        <source>the period before</source>
        <translation>el periodo anterior</translation>
    </message>
    <message>
        <source>the week before</source>
        <translation>la semana anterior</translation>
    </message>
    <message>
        <source>Not enough stores to tell; at least {n} are needed.</source>
        <translation>Hay muy pocas tiendas para saberlo; hacen falta {n}.</translation>
    </message>
    <message>
        <source>No shared outages.</source>
        <translation>Ninguna caída compartida.</translation>
    </message>
    <message>
        <source>all with checks</source>
        <translation>todas con sondeos</translation>
    </message>
    <message numerus="yes">
        <source>1 with no checks during open hours|{n} with no checks during open hours</source>
        <translation>
            <numerusform>1 sin sondeos en horario</numerusform>
            <numerusform>{n} sin sondeos en horario</numerusform>
        </translation>
    </message>
    <message>
        <source>This store is no longer in your data.</source>
        <translation>Esta tienda ya no está en sus datos.</translation>
    </message>
    <message>
        <source>in this range</source>
        <translation>del periodo</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>en 7 días</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>up to the newest check</source>
        <translation>hasta el sondeo más reciente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Generándose</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Desactualizado</translation>
    </message>
    <message>
        <source>{state}, on screen</source>
        <translation>{state}, en pantalla</translation>
    </message>
    <message>
        <source>It counts all data that there is now.</source>
        <translation>Cuenta todos los datos que hay ahora.</translation>
    </message>
    <message>
        <source>Data was imported or undone since it was made.</source>
        <translation>Desde que se hizo se importaron o deshicieron datos.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservado</translation>
    </message>
    <message>
        <source>Last of month</source>
        <translation>Último del mes</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>Down {when}</source>
        <translation>Inactiva {when}</translation>
    </message>
    <message>
        <source>Partly down</source>
        <translation>Inactiva en parte</translation>
    </message>
    <message>
        <source>Closed {when}</source>
        <translation>Cerrada {when}</translation>
    </message>
    <message>
        <source>Online {when}</source>
        <translation>Activa {when}</translation>
    </message>
    <message>
        <source>No checks since {time}</source>
        <translation>Sin sondeos desde {time}</translation>
    </message>
    <message>
        <source>No checks</source>
        <translation>Sin sondeos</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>desde {time}</translation>
    </message>
    <message>
        <source>at end of range</source>
        <translation>al final del periodo</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>at last check</source>
        <translation>al último dato</translation>
    </message>
</context>
<context>
    <name>undo</name>
    <message>
        <source>{n} files</source>
        <translation>{n} archivos</translation>
    </message>
    <message numerus="yes">
        <source>1 store|{n} stores</source>
        <translation>
            <numerusform>1 tienda</numerusform>
            <numerusform>{n} tiendas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zones</name>
    <message>
        <source>Atlantic</source>
        <translation>Atlántico</translation>
    </message>
    <message>
        <source>Eastern</source>
        <translation>Este</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>Mountain</source>
        <translation>Montaña</translation>
    </message>
    <message>
        <source>Pacific</source>
        <translation>Pacífico</translation>
    </message>
    <message>
        <source>Alaska</source>
        <translation>Alaska</translation>
    </message>
    <message>
        <source>Hawaii</source>
        <translation>Hawái</translation>
    </message>
    <message>
        <source>Arizona</source>
        <translation>Arizona</translation>
    </message>
    <message>
        <source>Newfoundland</source>
        <translation>Terranova</translation>
    </message>
    <message>
        <source>Central Mexico</source>
        <translation>Centro de México</translation>
    </message>
    <message>
        <source>Mexican Pacific</source>
        <translation>Pacífico mexicano</translation>
    </message>
    <message>
        <source>Yukon</source>
        <translation>Yukón</translation>
    </message>
    <message>
        <source>Aleutian</source>
        <translation>Aleutianas</translation>
    </message>
</context>
</TS>
